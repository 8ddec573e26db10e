import HTTPTypes
import Kernel
import TestSupport
import Testing

@testable import Customers

@Suite struct NoteRouteTests {
  @Test(arguments: TestEngine.allCases)
  func `a call is logged, edited, and keeps what it said before`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      try await SliceClient.with(fixture) { (client) async throws in
        let path = "/api/v1/accounts/\(fixture.alpha)/notes"
        let body = #"{"kind": "call", "body": "first **words**", "occurredAt": "2026-11-20T09:30:00Z"}"#
        let added = try await client.api(.post, path, body, as: "csm")
        #expect(added.status == 201, "\(added.body)")
        let note = "/api/v1/notes/\(try #require(added.text("id")))"
        #expect(added.headers[.location] == note)
        let edited = try await client.api(
          .patch, note, #"{"body": "second words"}"#, headers: [.ifMatch: "\"v1\""])
        #expect(edited.headers[.eTag] == "\"v2\"", "\(edited.body)")
        let stale = try await client.api(.patch, note, #"{"body": "third"}"#, headers: [.ifMatch: "\"v1\""])
        #expect(stale.status == 412)
        let revisions = try await client.api(.get, "\(note)/revisions")
        #expect(revisions.count("items") == 1)
        #expect(revisions.text("items.0.body") == "first **words**")
        #expect(revisions.text("items.0.editedById") == fixture.manager.person?.description)
        #expect(try await client.api(.get, note).text("body") == "second words")
        #expect(try await client.api(.get, note, as: "stranger").status == 404)
      }
      #expect(try await fixture.kinds(of: fixture.alpha) == [.call])
      let workspace = fixture.workspace.id
      let contact = try await fixture.db.read { tx in
        try AccountSummaryStore.find(fixture.alpha, in: workspace, tx)?.lastContactAt
      }
      #expect(contact == Timestamp("2026-11-20T09:30:00Z"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a note is no contact, and an older call does not make a later one forgotten`(
    _ engine: TestEngine
  ) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let last = SliceFixture.now - .days(3)
      for (kind, moment) in [(NoteKind.meeting, last), (.call, last - .days(9)), (.note, SliceFixture.now)] {
        _ = try await fixture.notes.add(
          NoteActions.Command(kind: kind, body: "B", occurredAt: moment), to: fixture.alpha, by: fixture.csm)
      }
      let workspace = fixture.workspace.id
      let contact = try await fixture.db.read { tx in
        try AccountSummaryStore.find(fixture.alpha, in: workspace, tx)?.lastContactAt
      }
      #expect(contact == last)
    }
  }

  @Test(arguments: [
    (#"{"kind": "note"}"#, "/body"), (#"{"body": "  "}"#, "/body"), (#"{"body": "x", "kind": "song"}"#, "/kind"),
    (#"{"body": "x", "occurredAt": "2026-11-24T00:00:00Z"}"#, "/occurredAt"),
    (#"{"body": "x", "occurredAt": "yesterday"}"#, "/occurredAt"),
    (#"{"body": "\#(String(repeating: "한", count: 20_001))"}"#, "/body"), (#"{"body": "a\u0000b"}"#, "/body"),
  ])
  func `what cannot be is told by its pointer and leaves nothing`(_ body: String, _ pointer: String) async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      try await SliceClient.with(fixture) { (client) async throws in
        let refused = try await client.api(.post, "/api/v1/accounts/\(fixture.alpha)/notes", body)
        #expect(refused.status == 422 && refused.body.contains("\"\(pointer)\""), "\(refused.body)")
      }
      #expect(try await fixture.kinds(of: fixture.alpha) == [])
    }
  }

  @Test func `an account out of sight takes no notes`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      try await SliceClient.with(fixture) { (client) async throws in
        for (account, who) in [(fixture.beta, "csm"), (fixture.alpha, "stranger")] {
          let path = "/api/v1/accounts/\(account)"
          #expect(try await client.api(.post, "\(path)/notes", #"{"body": "x"}"#, as: who).status == 404)
          #expect(try await client.api(.get, "\(path)/timeline", as: who).status == 404)
        }
      }
      #expect(try await fixture.kinds(of: fixture.beta) == [])
    }
  }
}
