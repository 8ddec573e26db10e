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
        #"{"scorecardId": "\#(card)", \#(draft)"#,
      ]
      for (place, body) in bodies.enumerated() {
        let asked = try await client.api(.post, "/api/v1/backtests", body, app.acme.api)
        #expect(asked.status == 201, "\(asked.body)")
        await app.services.jobs().drain()
        let done = try await client.get("/api/v1/backtests/\(asked.text("id") ?? "")", app.acme.api)
        #expect(done.text("result.refusal") != nil && done.value("progress") == .number(1), "\(done.body)")
        #expect((done.value("version") == nil) == (place == 1), "\(done.body)")
      }
      let both = try await client.api(
        .post, "/api/v1/backtests", #"{"scorecardId": "\#(card)", "version": \#(version), \#(draft)"#, app.acme.api)
      #expect(both.status == 422 && both.body.contains("/version"))
      let foreign = try await client.api(
        .post, "/api/v1/backtests", #"{"scorecardId": "\#(app.globex.id("scorecards"))"}"#, app.acme.api)
      #expect(foreign.status == 404)
    }
  }
}
