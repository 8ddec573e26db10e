import Foundation
import Testing
import Web

@Suite struct `The portfolio` {
  @Test func `tells the same by API as it lists, flow by flow and page by page`() async throws {
    try await AppFixture.with { app, client in
      let whole = try await client.get("/api/v1/portfolio", app.acme.api)
      #expect(whole.status == 200, "\(whole.body)")
      let flows = whole.items("flows")
      #expect(!flows.isEmpty && whole.items("days").count == 13, "\(whole.body)")
      for place in flows.indices {
        let (from, to) = (whole.text("flows.\(place).fromBand") ?? "", whole.text("flows.\(place).toBand") ?? "")
        var (ids, address) = (Set<String>(), "/api/v1/portfolio/accounts?fromBand=\(from)&toBand=\(to)&limit=1")
        for _ in 0..<10 {
          let page = try await client.get(address, app.acme.api)
          #expect(page.status == 200, "\(page.body)")
          if let id = page.text("items.0.accountId") { ids.insert(id) }
          guard let next = page.text("next") else { break }
          address = "/api/v1/portfolio/accounts?fromBand=\(from)&toBand=\(to)&limit=1&cursor=\(next)"
        }
        #expect(whole.value("flows.\(place).accounts") == .number(Decimal(ids.count)), "\(from) \(to) \(whole.body)")
      }
    }
  }

  @Test func `narrows by a filter and a segment of its own workspace, and says what is wrong with them`() async throws {
    try await AppFixture.with { app, client in
      let one = try await client.get("/api/v1/portfolio?filter=name:Alpha", app.acme.api)
      #expect(one.value("coverage.accounts") == .number(1), "\(one.body)")
      let segment = app.acme.id("segments")
      let some = try await client.get("/api/v1/portfolio?segment=\(segment)", app.acme.api)
      #expect(some.status == 200, "\(some.body)")
      for wrong in ["segment=\(app.globex.id("segments"))", "filter=helth%3C50", "from=2026-12-01", "span=years"] {
        let refused = try await client.get("/api/v1/portfolio?\(wrong)", app.acme.api)
        #expect(refused.status == 422, "\(wrong) \(refused.body)")
        let page = try await client.get("/portfolio?\(wrong)", app.acme.owner)
        #expect(page.status == 422 && page.body.contains("class=\"error\"") || wrong.hasPrefix("span"), "\(wrong)")
      }
      let backwards = try await client.get(
        "/api/v1/portfolio/accounts?from=2026-11-02&to=2026-11-01&toBand=red", app.acme.api)
      #expect(backwards.status == 422)
      #expect(try await client.get("/api/v1/portfolio/accounts?toBand=blue", app.acme.api).status == 422)
    }
  }

  @Test func `is shown by months where its link says so, and keeps what else was asked`() async throws {
    try await AppFixture.with { app, client in
      let weeks = try await client.get("/portfolio?filter=name:Alpha", app.acme.owner)
      let panel = try #require(weeks.body.components(separatedBy: "id=\"bands\"").last)
      let links = panel.components(separatedBy: "href=\"").dropFirst().compactMap {
        $0.components(separatedBy: "\"").first
      }
      let link = try #require(links.first { $0.contains("span=months") }).replacing("&amp;", with: "&")
      #expect(link.contains("filter=name%3AAlpha") && !link.contains("span=weeks"), "\(link)")
      let months = try await client.get(link, app.acme.owner)
      #expect(months.body.contains("name=\"span\" value=\"months\""), "\(link)")
    }
  }

  @Test func `of a segment stands on its page and in the API`() async throws {
    try await AppFixture.with { app, client in
      let segment = app.acme.id("segments")
      let weeks = try await client.get("/api/v1/segments/\(segment)/health", app.acme.api)
      #expect(weeks.status == 200 && weeks.items("items").count == 13, "\(weeks.body)")
      let page = try await client.get("/segments/\(segment)", app.acme.owner)
      #expect(page.status == 200 && page.body.contains("id=\"health\""))
      let foreign = try await client.get("/api/v1/segments/\(app.globex.id("segments"))/health", app.acme.api)
      #expect(foreign.status == 404)
    }
  }
}
