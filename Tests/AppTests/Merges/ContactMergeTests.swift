import Kernel
import Storage
import Synchronization
import TestSupport
import Testing

@testable import App
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

  @Test(arguments: TestEngine.allCases)
  func `keeps the role that says more, and its accounts are told of it`(engine: TestEngine) async throws {
    try await MergeFixture.with(engine) { fixture in
      let own = try #require(ID<Contact>(fixture.sample.id("contacts")))
      let made = try await fixture.send(
        "POST", "/api/v1/contacts",
        #"{"displayName": "Anna K.", "accounts": [{"accountId": "\#(fixture.beta)", "role": "champion"}]}"#)
      let other = try #require(ID<Contact>(made.text("id") ?? ""))
      func roles(_ id: ID<Contact>) async throws -> [ID<Account>: ContactRole] {
        let contact = try await fixture.db.read { tx in try ContactStore.find(id, in: fixture.workspace, tx) }
        return Dictionary(uniqueKeysWithValues: (contact?.accounts ?? []).map { ($0.account, $0.role) })
      }
      let before = (try await roles(own), try await roles(other))
      #expect(before.0[fixture.beta] == .blocker && before.1[fixture.beta] == .champion, "premise")
      let told = Mutex<Set<ID<Account>>>([])
      let actions = ContactMergeActions(
        database: fixture.db, effects: fixture.effects(at: AppFixture.now), parts: MergeTables.contacts
      ) { accounts, _, _ in told.withLock { $0.formUnion(accounts) } }
      try await actions.merge(own, with: other, by: try fixture.owner())
      #expect(try await roles(own) == before.0.merging([fixture.beta: .champion]) { $1 })
      #expect(told.withLock { $0 }.isSuperset(of: [fixture.alpha, fixture.beta]))
      told.withLock { $0 = [] }
      try await actions.undo(into: own, by: try fixture.owner())
      let after = (try await roles(own), try await roles(other))
      #expect(after == before)
      #expect(told.withLock { $0 }.isSuperset(of: [fixture.alpha, fixture.beta]))
    }
  }
}
