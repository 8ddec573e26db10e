import Foundation
import Kernel
import Testing

@testable import Web

@Suite struct `As of a day` {
  private static let body = """
    {"accountId": "ACCOUNT", "plan": "Team", "startsOn": "2025-01-01", "mrr": {"amount": 100, "currency": "USD"},
     "seats": 5}
    """

  /// An account that pays 100 from 2025 and 250 from 2026 on.
  private static func account(_ app: AppFixture, _ client: AppClient) async throws -> String {
    let made = try await client.api(
      .post, "/api/v1/accounts", #"{"name": "Then and now", "currency": "USD", "customerSince": "2025-01-01"}"#,
      app.acme.api)
    let id = try #require(made.text("id"))
    let subscription = try await client.api(
      .post, "/api/v1/subscriptions", body.replacing("ACCOUNT", with: id), app.acme.api)
    #expect(subscription.status == 201, "\(subscription.body)")
    let path = "/api/v1/subscriptions/\(try #require(subscription.text("id")))"
    let changed = try await client.api(
      .patch, path, #"{"mrr": {"amount": 250, "currency": "USD"}, "seats": 9, "effectiveOn": "2026-01-01"}"#,
      app.acme.api)
    #expect(changed.status == 200, "\(changed.body)")
    return id
  }

  @Test func `an account has the figures of the day, and those that were known`() async throws {
    try await AppFixture.with { app, client in
      let id = try await Self.account(app, client)
      let path = "/api/v1/accounts/\(id)"
      let now = try await client.get(path, app.acme.api)
      #expect(now.value("mrr.amount") == .number(250))
      let then = try await client.get("\(path)?asOf=2025-06-30", app.acme.api)
      #expect(then.status == 200, "\(then.body)")
      #expect(then.value("mrr.amount") == .number(100))
      #expect(then.value("seats") == .number(5))
      #expect(then.value("stage") == nil, "what it was then is not known")
      let unknown = try await client.get("\(path)?asOf=2025-06-30&knownAt=2026-01-01", app.acme.api)
      #expect(unknown.value("mrr.amount") == .number(0))
      let known = try await client.get("\(path)?asOf=2025-06-30&knownAt=2026-11-23", app.acme.api)
      #expect(known.value("mrr.amount") == .number(100))
      let wrong = try await client.get("\(path)?knownAt=yesterday", app.acme.api)
      #expect(wrong.status == 422)
    }
  }

  @Test func `a list is filtered, ordered and added up by the figures of the day`() async throws {
    try await AppFixture.with { app, client in
      let id = try await Self.account(app, client)
      let filter = AppClient.encoded("\"Then and now\" mrr=100 seats=5")
      for sort in ["name", "mrr", "-health", "change", "renewal", "lastContact", "customerSince"] {
        let list = try await client.get(
          "/api/v1/accounts?asOf=2025-06-30&filter=\(filter)&sort=\(sort)", app.acme.api)
        #expect(list.status == 200, "\(sort) \(list.body)")
        #expect(list.text("items.0.id") == id, "\(sort)")
        #expect(list.value("items.0.mrr.amount") == .number(100))
      }
      let now = try await client.get("/api/v1/accounts?filter=\(filter)", app.acme.api)
      #expect(now.items().isEmpty)
      let early = try await client.get(
        "/api/v1/accounts?asOf=2024-06-30&filter=\(AppClient.encoded("\"Then and now\""))", app.acme.api)
      #expect(early.items().isEmpty, "it was no customer yet")
      let mrr = try await client.get("/api/v1/metrics/mrr?asOf=2025-06-30&knownAt=2025-07-01", app.acme.api)
      #expect(mrr.value("amount") == .number(0))
    }
  }

  @Test func `pages say so, offer the way back, and show no form`() async throws {
    try await AppFixture.with { app, client in
      let id = try await Self.account(app, client)
      let page = try await client.get("/accounts/\(id)?asOf=2025-06-30&knownAt=2026-11-23", app.acme.owner)
      #expect(page.status == 200)
      #expect(page.body.contains("As of") && page.body.contains("as known on"))
      #expect(page.body.contains("href=\"/accounts/\(id)\""))
      #expect(page.body.contains("$1,200") && !page.body.contains("$3,000"))
      #expect(!page.body.contains("/accounts/\(id)/edit") && !page.body.contains("/accounts/\(id)/notes\""))
      let list = try await client.get("/accounts?asOf=2025-06-30&filter=mrr%3D100", app.acme.owner)
      #expect(list.status == 200)
      #expect(list.body.contains("Then and now") && list.body.contains("$1,200"))
      #expect(list.body.contains("name=\"asOf\" value=\"2025-06-30\""), "the filter stays on the day")
      let now = try await client.get("/accounts/\(id)", app.acme.owner)
      #expect(now.body.contains("$3,000") && now.body.contains("/accounts/\(id)/edit"))
    }
  }
}
