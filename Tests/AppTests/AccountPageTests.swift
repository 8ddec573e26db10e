import Storage
import Testing

@testable import App

@Suite struct `The account page` {
  @Test func `names the country and the billing period, and calls a later end planned`() async throws {
    try await AppFixture.with { app, client in
      let account = app.acme.id("accounts")
      let body = """
        {"accountId": "\(account)", "plan": "Second", "startsOn": "2026-01-01", "billingPeriod": "yearly",
         "mrr": {"amount": 100, "currency": "USD"}}
        """
      #expect(try await client.api(.post, "/api/v1/subscriptions", body, app.acme.api).status == 201)
      let page = try await client.get("/accounts/\(account)", app.acme.owner).body
      #expect(page.contains(" · India · "))
      #expect(page.contains("Billed annually"))
      #expect(page.contains("Contraction (planned)") && page.contains(">New "))
      let list = try await client.get("/accounts", app.acme.owner).body
      #expect(list.contains(" · India · ") && !list.contains(" · IN · "))
      let form = try await client.get("/accounts/\(account)/edit", app.acme.owner).body
      #expect(form.contains("<option value=\"IN\" selected>India</option>"))
      #expect(form.contains("type=\"date\" value=\"2025-01-15\""))
    }
  }

  @Test func `and the pages of health name metrics, not their keys`() async throws {
    try await AppFixture.with { app, client in
      try await app.services.database.write { tx in
        try tx.execute("UPDATE metric SET name_en = 'Log-ins' WHERE key = 'logins'")
      }
      let rows = "/accounts/\(app.acme.id("accounts"))/health/\(app.acme.id("measure"))"
      #expect(try await client.get(rows, app.acme.owner).body.contains("Log-ins"))
      #expect(try await client.get("/scorecards/\(app.acme.id("scorecards"))", app.acme.owner).body.contains("Log-ins"))
    }
  }
}
