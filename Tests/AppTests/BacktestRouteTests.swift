import Testing

@Suite struct `Back-tests by API` {
  @Test func `take a version or a draft, and tell what came of it at their address`() async throws {
    try await AppFixture.with { app, client in
      let card = app.acme.id("scorecards")
      let stored = try await client.get("/api/v1/scorecards/\(card)", app.acme.api)
      guard case .number(let version)? = stored.value("version") else { return #expect(Bool(false), "\(stored.body)") }
      let draft = SampleData.card("Draft").dropFirst()
      let bodies = [
        #"{"scorecardId": "\#(card)", "version": \#(version), "horizon": 30, "churn": "events"}"#,
        #"{"scorecardId": "\#(card)", "suggestWeights": true, \#(draft)"#,
      ]
      for (place, body) in bodies.enumerated() {
        let asked = try await client.api(.post, "/api/v1/backtests", body, app.acme.api)
        #expect(asked.status == 201, "\(asked.body)")
        await app.services.jobs().drain()
        let done = try await client.get("/api/v1/backtests/\(asked.text("id") ?? "")", app.acme.api)
        #expect(done.text("result.refusal") != nil && done.value("progress") == .number(1), "\(done.body)")
        #expect((done.value("version") == nil) == (place == 1), "\(done.body)")
        #expect(done.value("suggestWeights") == .bool(place == 1))
      }
      let both = try await client.api(
        .post, "/api/v1/backtests", #"{"scorecardId": "\#(card)", "version": \#(version), \#(draft)"#, app.acme.api)
      #expect(both.status == 422 && both.body.contains("/version"))
      let foreign = try await client.api(
        .post, "/api/v1/backtests", #"{"scorecardId": "\#(app.globex.id("scorecards"))"}"#, app.acme.api)
      #expect(foreign.status == 404)
    }
  }

  @Test func `by page name a bad horizon at its field, for a version and for a draft`() async throws {
    try await AppFixture.with { app, client in
      let path = "/scorecards/\(app.acme.id("scorecards"))"
      let owner = app.acme.sessions[.owner] ?? ""
      let asked = ["horizon": "45", "churn": "events", "suggestWeights": "yes"]
      let refused = try await client.post("\(path)/backtests", asked, owner)
      #expect(refused.status == 422 && refused.body.contains("id=\"field-horizon-error\""), "\(refused.body)")
      #expect(refused.body.contains("href=\"#field-horizon\""))
      let draft = ["action": "backtest", "draftHorizon": "a", "name": "Draft", "filter": "tier:gold"]
      let no = try await client.post(path, draft, owner)
      #expect(no.status == 422 && no.body.contains("href=\"#field-draftHorizon\""), "\(no.body)")
      let begun = try await client.post("\(path)/backtests", ["horizon": "30"], owner)
      #expect(begun.status == 303 && begun.location?.hasPrefix("/backtests/") == true)
      // Weights of a test that suggests none, and of no test at all.
      let run = begun.location?.split(separator: "/").last ?? ""
      for weights in [String(run), "bkt_0"] {
        let page = try await client.get("\(path)?weights=\(weights)", .session(owner))
        #expect([404, 422].contains(page.status), "\(weights) \(page.status)")
      }
    }
  }
}
