import Testing

@Suite struct `The form of a saved view` {
  @Test func `comes back with the words of a filter that cannot be read, and keeps nothing`() async throws {
    try await AppFixture.with { app, client in
      let session = try #require(app.acme.sessions[.owner])
      for path in ["/views", "/views/\(app.acme.id("views"))"] {
        let answer = try await client.post(path, ["name": "Weak", "filter": "helth<5"], session)
        #expect(answer.status == 422 && answer.body.contains("<mark>helth</mark>"), "\(answer.body)")
      }
      let kept = try await client.get("/api/v1/views/\(app.acme.id("views"))", app.acme.api)
      #expect(kept.text("filter") == "tier:any")
      let good = try await client.post("/views", ["name": "Weak", "filter": "health<5 owner:me"], session)
      #expect(good.status == 303)
    }
  }

  @Test func `tells a missing name beside it, and so does that of a segment`() async throws {
    try await AppFixture.with { app, client in
      let session = try #require(app.acme.sessions[.owner])
      for path in ["/views", "/segments", "/segments/\(app.acme.id("segments"))"] {
        let answer = try await client.post(path, ["name": "", "filter": "helth<5"], session)
        #expect(answer.status == 422 && answer.body.contains("<mark>helth</mark>"), "\(path)")
        #expect(answer.body.contains("id=\"field-name-error\""), "\(path)")
      }
    }
  }
}
