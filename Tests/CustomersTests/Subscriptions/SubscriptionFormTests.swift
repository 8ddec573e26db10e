import HTTPTypes
import Kernel
import TestSupport
import Testing

@testable import Customers

@Suite struct `The form of a subscription` {
  @Test(arguments: TestEngine.allCases)
  func `adds one in the account's currency and leads to its panel, whose row opens it`(
    _ engine: TestEngine
  ) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let account = "/accounts/\(fixture.alpha)"
      try await SliceClient.with(fixture) { (client) async throws in
        #expect(try await client.page(account).body.contains("\(account)/subscriptions/new"))
        let form = try await client.page("\(account)/subscriptions/new").body
        #expect(form.contains("(USD)") && form.contains("value=\"2026-11-23\"") && !form.contains("effectiveOn"))
        let saved = try await client.post(
          "\(account)/subscriptions",
          [
            "product": "Suite", "plan": "Gold", "startsOn": "2026-01-01", "endsOn": "2027-01-01", "mrr": "$1,250.50",
            "seats": "40", "billingPeriod": "annual", "autoRenews": "false", "noticeDays": "30", "isTrial": "yes",
          ])
        #expect(saved.status == 303 && saved.headers[.location] == "\(account)#subscriptions", "\(saved.body)")
        let made = try #require(try await Self.subscriptions(fixture).first)
        #expect(
          made.terms
            == SubscriptionTerms(
              product: "Suite", plan: "Gold", startsOn: try #require(LocalDate("2026-01-01")),
              endsOn: LocalDate("2027-01-01"), billingPeriod: "annual", autoRenews: false, noticeDays: 30,
              isTrial: true))
        #expect(made.mrr == Money(minorUnits: 125_050, currency: .usd) && made.periods.last?.seats == 40)
        #expect(try await client.page(account).body.contains("/subscriptions/\(made.id)/edit"))
        let again = try await client.page("/subscriptions/\(made.id)/edit").body
        #expect(again.contains("value=\"1250.50\"") && again.contains("<option value=\"false\" selected>"))
      }
      #expect(try await fixture.kinds(of: fixture.alpha) == [.subscriptionStarted])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `lets a new price begin on a day and keeps the earlier one`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let made = try await Self.make(fixture)
      try await SliceClient.with(fixture) { (client) async throws in
        var sent = [
          "version": "1", "plan": "Gold", "startsOn": "2026-01-01", "mrr": "150", "effectiveOn": "2026-07-01",
        ]
        #expect(try await client.post("/subscriptions/\(made.id)", sent).status == 303)
        let form = try await client.page("/subscriptions/\(made.id)/edit").body
        #expect(form.contains("From 1 Jan 2026") || form.contains("From Jan 1, 2026"), "\(form.suffix(4000))")
        // The same price from another day is no change of price.
        sent["version"] = "2"
        sent["effectiveOn"] = "2026-08-01"
        let same = try await client.post("/subscriptions/\(made.id)", sent)
        #expect(same.status == 422 && same.body.contains("field-effectiveOn-error"))
      }
      let found = try #require(try await Self.subscriptions(fixture).first)
      #expect(found.periods.map(\.mrr.minorUnits) == [10000, 15000])
      #expect(found.periods.map(\.startsOn) == [LocalDate("2026-01-01"), LocalDate("2026-07-01")])
      #expect(found.terms.autoRenews == nil && !found.terms.isTrial)
    }
  }

  @Test(arguments: [
    ("mrr", ""), ("mrr", "ten"), ("mrr", "€10"), ("mrr", "1.005"), ("mrr", "99999999999999999999"), ("startsOn", ""),
    ("startsOn", "soon"), ("endsOn", "2025-01-01"), ("seats", "-1"), ("seats", "many"), ("noticeDays", "4000"),
    ("autoRenews", "perhaps"), ("product", String(repeating: "p", count: 201)),
  ])
  func `comes back as it was sent, with the error at its field`(_ field: String, _ value: String) async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let made = try await Self.make(fixture)
      try await SliceClient.with(fixture) { (client) async throws in
        var sent = ["version": "1", "plan": "Gold <b>", "startsOn": "2026-01-01", "mrr": "120", "seats": "5"]
        sent[field] = value
        for path in ["/accounts/\(fixture.alpha)/subscriptions", "/subscriptions/\(made.id)"] {
          let answer = try await client.post(path, sent)
          #expect(answer.status == 422 && answer.body.contains("id=\"field-\(field)-error\""), "\(answer.body)")
          #expect(answer.body.contains("Gold &lt;b&gt;") && answer.body.contains("\"\(value)\""))
        }
      }
      #expect(try await Self.subscriptions(fixture) == [made])
    }
  }

  @Test func `is refused when somebody else was faster, and not there for who does not see the account`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let made = try await Self.make(fixture, at: fixture.beta)
      try await SliceClient.with(fixture) { (client) async throws in
        let sent = ["version": "1", "plan": "Gold", "startsOn": "2026-01-01", "mrr": "130"]
        for path in ["/subscriptions/\(made.id)", "/accounts/\(fixture.beta)/subscriptions"] {
          #expect(try await client.post(path, sent, as: "csm").status == 404)
        }
        for path in ["/subscriptions/\(made.id)/edit", "/accounts/\(fixture.beta)/subscriptions/new"] {
          #expect(try await client.page(path, as: "csm").status == 404)
        }
        #expect(try await client.post("/subscriptions/\(made.id)", sent).status == 303)
        let late = try await client.post("/subscriptions/\(made.id)", sent.merging(["mrr": "140"]) { $1 })
        #expect(late.status == 422 && late.body.contains("form-errors") && late.body.contains("value=\"140\""))
      }
      #expect(try await Self.subscriptions(fixture, of: fixture.beta).first?.mrr?.minorUnits == 13000)
    }
  }

  private static func make(_ fixture: SliceFixture, at account: ID<Account>? = nil) async throws -> Subscription {
    let start = try #require(LocalDate("2026-01-01"))
    return try await SubscriptionActions(database: fixture.db, effects: fixture.effects).create(
      for: account ?? fixture.alpha,
      SubscriptionActions.Command(
        terms: SubscriptionTerms(plan: "Gold", startsOn: start), mrr: Money(minorUnits: 10000, currency: .usd)),
      externalIDs: [], by: fixture.manager)
  }

  private static func subscriptions(
    _ fixture: SliceFixture, of account: ID<Account>? = nil
  ) async throws -> [Subscription] {
    let (workspace, account) = (fixture.workspace.id, account ?? fixture.alpha)
    return try await fixture.db.read { tx in try SubscriptionStore.subscriptions(of: account, in: workspace, tx) }
  }
}
