import HTTPTypes
import Kernel
import TestSupport
import Testing

@testable import Customers

@Suite struct AccountPanelTests {
  @Test func `forms lead back to the page, which then shows what they added`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let account = "/accounts/\(fixture.alpha)"
      try await SliceClient.with(fixture) { (client) async throws in
        let person = try #require(fixture.csm.person)
        for (target, fields, anchor) in [
          ("notes", ["kind": "call", "body": "Agreed on **Friday**", "occurredOn": "2026-11-20"], "timeline"),
          ("tasks", ["title": "Send the offer", "dueOn": "2026-11-01", "assigneeId": "\(person)"], "tasks"),
          ("contacts", ["displayName": "Anna Smith", "emails": "anna@a.test", "role": "champion"], "people"),
        ] {
          let answer = try await client.post("\(account)/\(target)", fields, as: "csm")
          #expect(answer.status == 303, "\(answer.body)")
          #expect(answer.headers[.location] == "\(account)#\(anchor)")
        }
        let page = try await client.page(account, as: "csm").body
        for shown in [
          "Agreed on <strong>Friday</strong>", "Send the offer", "Anna Smith", "href=\"mailto:anna@a.test\"",
        ] {
          #expect(page.contains(shown), "\(shown)")
        }
      }
    }
  }

  @Test(arguments: [
    ("notes", ["body": " ", "kind": "call"], "field-body-error"),
    ("notes", ["body": "x", "occurredOn": "2026-11-24"], "field-occurredOn-error"),
    ("tasks", ["title": "", "dueOn": "2026-12-01"], "field-title-error"),
    ("contacts", ["displayName": "Anna", "emails": "nonsense"], "field-emails-error"),
    ("contacts", ["displayName": "", "emails": "a@b.test"], "field-displayName-error"),
  ])
  func `a form that is refused comes back as it was sent`(
    _ target: String, _ fields: [String: String], _ error: String
  ) async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      try await SliceClient.with(fixture) { (client) async throws in
        let answer = try await client.post("/accounts/\(fixture.alpha)/\(target)", fields)
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"\(error)\""), "\(answer.body)")
        for value in fields.values where value.count > 4 { #expect(answer.body.contains(value), "\(value)") }
      }
      #expect(try await fixture.kinds(of: fixture.alpha) == [])
    }
  }

  @Test func `a contact whose address is known is attached, not doubled`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let anna = try await fixture.contact("Anna", ["anna@a.test"])
      try await SliceClient.with(fixture) { (client) async throws in
        let fields = ["displayName": "A. Smith", "emails": "Anna@a.test", "role": "blocker"]
        #expect(try await client.post("/accounts/\(fixture.beta)/contacts", fields).status == 303)
        // Who does not see the contact hears only that the address is taken.
        let hidden = try await client.post("/accounts/\(fixture.alpha)/contacts", fields, as: "csm")
        #expect(hidden.status == 409 && hidden.body.contains("field-emails-error"))
      }
      let found = try await fixture.db.read { tx in try ContactAccess.load(anna.id, for: fixture.manager, tx) }
      #expect(found.accounts == [ContactAccount(account: fixture.beta, role: .blocker)])
    }
  }

  @Test func `older entries are one link away, and only conversations when asked`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      for number in 1...40 {
        _ = try await fixture.notes.add(
          NoteActions.Command(body: "Note \(number).", occurredAt: SliceFixture.now - .hours(number)),
          to: fixture.alpha, by: fixture.csm)
      }
      _ = try await fixture.task("A task of today", at: fixture.alpha)
      try await SliceClient.with(fixture) { (client) async throws in
        let first = try await client.page("/accounts/\(fixture.alpha)").body
        #expect(first.contains("Note 1.") && !first.contains("Note 40."))
        let link = try #require(first.firstMatch(of: #/href="([^"]*timeline=[^"#]*)/#)).output.1
        let second = try await client.page(String(link).replacing("&amp;", with: "&")).body
        #expect(second.contains("Note 40.") && !second.contains("Note 1."))
        let said = try await client.page("/accounts/\(fixture.alpha)?show=conversations").body
        #expect(said.contains("Note 1.") && said.components(separatedBy: "timeline-item").count == 31)
      }
    }
  }

  @Test func `texts of people are escaped in every panel`() async throws {
    let hostile = "\"\u{301}><script>x</script>"
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let place = ContactAccount(account: fixture.alpha, role: .user)
      _ = try await fixture.contact(hostile, at: [place])
      _ = try await fixture.task(hostile, due: -1, at: fixture.alpha, for: fixture.csm.person)
      _ = try await fixture.notes.add(NoteActions.Command(body: hostile), to: fixture.alpha, by: fixture.csm)
      try await SliceClient.with(fixture) { (client) async throws in
        for path in ["/accounts/\(fixture.alpha)", "/tasks?assignee=all"] {
          let page = try await client.page(path).body
          #expect(page.contains("&lt;script&gt;x") && !page.contains("<script>x"), "\(path)")
        }
      }
    }
  }
}
