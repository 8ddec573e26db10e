import Kernel
import TestSupport
import Testing

@testable import Customers

@Suite struct `Merging two contacts` {
  @Test(arguments: TestEngine.allCases)
  func `moves addresses, ids and accounts, and its undo restores both byte for byte`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let own = fixture.sample.id("contacts")
      let made = try await fixture.send(
        "POST", "/api/v1/contacts",
        #"{"displayName": "Anna K.", "phone": "9", "emails": ["a2@example.test", "a1@example.test"], "#
          + #""externalIds": [{"source": "crm", "id": "77"}], "doNotContact": true, "#
          + #""accounts": [{"accountId": "\#(fixture.beta)", "role": "champion"}]}"#)
      let other = try #require(made.text("id"))
      let before = try await ExportedRows.read(fixture.db)
      let preview = try await fixture.send(
        "POST", "/api/v1/contacts/\(own)/merge", #"{"other": "\#(other)", "dryRun": true}"#)
      #expect(preview.value("moves.emails") == .number(2), "\(preview.body)")
      try await fixture.send("POST", "/api/v1/contacts/\(own)/merge", #"{"other": "\#(other)"}"#)
      let merged = try await fixture.send("GET", "/api/v1/contacts/\(own)")
      #expect(merged.items("emails").count == 3 && merged.text("emails.0") == "anna@example.test")
      #expect(merged.items("externalIds").count == 1 && merged.items("accounts").count == 2)
      #expect(merged.value("doNotContact") == .bool(true), "who may not be written to under one name, may not at all")
      #expect(try await fixture.places(of: try #require(ID<Contact>(other))) == [])
      let old = try await fixture.send("GET", "/api/v1/contacts/\(other)", expecting: 308...308)
      #expect(old.location == "/api/v1/contacts/\(own)")
      try await fixture.send("POST", "/api/v1/contacts/\(own)/merge/undo")
      let after = try await ExportedRows.read(fixture.db)
      #expect(after.differences(from: before) == [])
    }
  }
}
