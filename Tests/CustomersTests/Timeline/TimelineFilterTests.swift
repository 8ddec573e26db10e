import HTTPTypes
import Kernel
import TestSupport
import Testing

@testable import Customers

@Suite struct `The filter of the timeline` {
  @Test(arguments: TestEngine.allCases)
  func `asks for a group of kinds, a person and days of the reader's zone`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let (manager, csm) = (try #require(fixture.manager.person), try #require(fixture.csm.person))
      try await Self.note("Of today", hours: 1, fixture, by: fixture.csm)
      try await Self.note("Of the day before", hours: 11, fixture, by: fixture.manager)
      try await Self.note("Of last month", hours: 24 * 30, fixture, by: fixture.csm)
      _ = try await fixture.task("A task", at: fixture.alpha)
      try await SliceClient.with(fixture) { (client) async throws in
        let all = ["Of today", "Of the day before", "Of last month", "Task added"]
        for (query, shown) in [
          ("", all), ("show=conversations", Array(all.prefix(3))), ("show=tasks", ["Task added"]),
          ("show=tickets", []), ("person=\(csm)", ["Of today", "Of last month"]),
          ("person=\(manager)&show=conversations", ["Of the day before"]),
          ("from=2026-11-23", ["Of today", "Task added"]), ("to=2026-11-22", ["Of the day before", "Of last month"]),
          ("from=2026-11-22&to=2026-11-22", ["Of the day before"]), ("show=&person=&from=&to=", all),
        ] {
          let page = try await client.page("/accounts/\(fixture.alpha)?\(query)").body
          let list = try Self.timeline(of: page)
          #expect(all.filter { list.contains(">\($0)") } == shown, "\(query)")
          #expect(list.contains("Nothing matches") == shown.isEmpty, "\(query)")
        }
      }
    }
  }

  @Test func `stays on from page to page and says what it asks for`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      for number in 1...35 { try await Self.note("Note \(number).", hours: number, fixture, by: fixture.csm) }
      _ = try await fixture.task("A task", at: fixture.alpha)
      let person = try #require(fixture.csm.person)
      let query = "show=conversations&person=\(person)&from=2026-11-01&to=2026-11-23"
      try await SliceClient.with(fixture) { (client) async throws in
        let first = try await client.page("/accounts/\(fixture.alpha)?\(query)").body
        #expect(first.contains("<option value=\"conversations\" selected>") && first.contains("value=\"2026-11-01\""))
        #expect(first.contains("<option value=\"\(person)\" selected>"))
        let link = try #require(first.firstMatch(of: #/href="([^"]*timeline=[^"#]*)/#)).output.1
        let path = String(link).replacing("&amp;", with: "&")
        #expect(path.contains(query))
        let second = try await client.page(path).body
        #expect(second.contains("Note 35.") && !second.contains("Note 1.") && !second.contains("timeline=\""))
      }
    }
  }

  @Test(arguments: [
    ("from=soon", "from"), ("to=2026-13-01", "to"), ("from=2026-11-02&to=2026-11-01", "to"),
    ("person=nobody", "person"),
    ("show=songs", "show"), ("from=%22%3E%3Cscript%3Ex%3C%2Fscript%3E", "from"),
  ])
  func `says beside its field what makes no sense`(_ query: String, _ field: String) async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      try await SliceClient.with(fixture) { (client) async throws in
        let answer = try await client.page("/accounts/\(fixture.alpha)?\(query)")
        #expect(answer.status == 200 && answer.body.contains("id=\"field-\(field)-error\""), "\(answer.body)")
        #expect(!answer.body.contains("<script>"))
      }
    }
  }

  @Test func `knows every kind once, but for what only tells of another entry`() {
    let grouped = TimelineGroup.allCases.flatMap(\.kinds)
    #expect(Set(grouped).count == grouped.count)
    #expect(Set(EventKind.allCases).subtracting(grouped) == [.noteEdited])
  }

  private static func note(_ text: String, hours: Int, _ fixture: SliceFixture, by actor: Actor) async throws {
    let occurred = SliceFixture.now - .hours(hours)
    _ = try await fixture.notes.add(
      NoteActions.Command(body: text, occurredAt: occurred), to: fixture.alpha, by: actor)
  }

  /// The list alone: the form above it names the same kinds.
  private static func timeline(of page: String) throws -> Substring {
    let start = try #require(page.range(of: "timeline-filter"))
    return page[start.upperBound...]
  }
}
