import HTTPTypes
import Kernel
import TestSupport
import Testing

@testable import Customers
@testable import Web

@Suite struct TimelineRouteTests {
  @Test(arguments: TestEngine.allCases)
  func `the timeline names what each entry is about`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let place = ContactAccount(account: fixture.alpha, role: .user)
      let contact = try await fixture.contact("Anna", at: [place])
      let task = try await fixture.task("Call", at: fixture.alpha)
      let note = try await fixture.notes.add(
        NoteActions.Command(kind: .meeting, body: "**Hi**"), to: fixture.alpha, by: fixture.csm)
      try await SliceClient.with(fixture) { (client) async throws in
        let account = "account=\(fixture.alpha)"
        for (query, subject) in [
          ("kind=contact.added", "\(contact.id)"), ("kind=task.added", "\(task.id)"), ("kind=meeting", "\(note.id)"),
          ("person=\(try #require(fixture.csm.person))", "\(note.id)"),
        ] {
          let answer = try await client.api(.get, "/api/v1/timeline?\(account)&\(query)")
          #expect(answer.count("items") == 1 && answer.text("items.0.subjectId") == subject, "\(answer.body)")
        }
        let both = try await client.api(.get, "/api/v1/timeline?\(account)&kind=meeting,task.added&limit=1")
        #expect(both.count("items") == 1 && both.text("items.0.note.body") == "**Hi**")
        #expect(both.headers[.link]?.contains("kind=meeting%2Ctask.added") == true)
        for (query, count) in [("until=2026-11-22", 0), ("until=2026-11-23", 3), ("from=2026-11-24", 0)] {
          let answer = try await client.api(.get, "/api/v1/accounts/\(fixture.alpha)/timeline?\(query)")
          #expect(answer.count("items") == count, "\(query)")
        }
      }
    }
  }

  @Test(arguments: ["", "account=x", "account=1&kind=song", "kind=song", "from=soon", "cursor=zzz", "limit=0"])
  func `a question that makes no sense is refused`(_ query: String) async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      try await SliceClient.with(fixture) { (client) async throws in
        let account = query.isEmpty || query.hasPrefix("account") ? "" : "account=\(fixture.alpha)&"
        let answer = try await client.api(.get, "/api/v1/timeline?\(account)\(query)")
        #expect(answer.status == 422, "\(answer.body)")
      }
    }
  }
}
