import Kernel
import TestSupport
import Testing

@testable import Customers

@Suite struct `That a customer has left` {
  @Test(arguments: TestEngine.allCases)
  func `is said in the form of the account, shown on its page, and taken back`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let account = "/accounts/\(fixture.alpha)"
      try await SliceClient.with(fixture) { (client) async throws in
        #expect(try await !client.page(account).body.contains("id=\"churn\""))
        let said = [
          "version": "1", "name": "Alpha", "churnedOn": "2026-10-31", "churnReason": "Price <b>",
          "churnNote": "Went to a rival.\nMay come back.",
        ]
        let saved = try await client.post(account, said)
        #expect(saved.status == 303, "\(saved.body)")
        let page = try await client.page(account).body
        for shown in ["id=\"churn\"", "31 Oct 2026", "Price &lt;b&gt;", "Went to a rival.\nMay come back."] {
          #expect(page.contains(shown), "\(shown)")
        }
        let form = try await client.page("\(account)/edit").body
        #expect(form.contains("type=\"date\" value=\"2026-10-31\""))
        let back = ["version": "2", "name": "Alpha", "churnedOn": "", "churnReason": "", "churnNote": ""]
        #expect(try await client.post(account, back).status == 303)
        #expect(try await !client.page(account).body.contains("id=\"churn\""))
      }
    }
  }

  @Test(arguments: [
    (["churnReason": "Price of all"], "churnedOn"), (["churnNote": "Gone to a rival"], "churnedOn"),
    (["churnedOn": "someday"], "churnedOn"),
    (["churnedOn": "2026-10-31", "churnReason": String(repeating: "r", count: 201)], "churnReason"),
  ])
  func `is refused beside the field that is wrong`(_ sent: [String: String], _ field: String) async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      try await SliceClient.with(fixture) { (client) async throws in
        let fields = ["version": "1", "name": "Alpha"].merging(sent) { $1 }
        let answer = try await client.post("/accounts/\(fixture.alpha)", fields)
        #expect(answer.status == 422 && answer.body.contains("id=\"field-\(field)-error\""), "\(answer.body)")
        for value in sent.values { #expect(answer.body.contains(value), "\(value)") }
      }
      let account = try await fixture.db.read { tx in try AccountAccess.load(fixture.alpha, for: fixture.manager, tx) }
      #expect(account.version == 1 && account.details.churnReason == nil)
    }
  }

  @Test func `does not stand in the way of another change where a source told a reason and no day`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      _ = try await AccountActions(database: fixture.db, effects: fixture.effects)
        .change(fixture.alpha, version: nil, by: fixture.manager) { $0.details.churnReason = "Told by a source" }
      try await SliceClient.with(fixture) { (client) async throws in
        let sent = ["version": "2", "name": "Alpha Ltd", "churnedOn": "", "churnReason": "Told by a source"]
        #expect(try await client.post("/accounts/\(fixture.alpha)", sent).status == 303)
      }
    }
  }
}
