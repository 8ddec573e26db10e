import Testing

@testable import Web

@Suite struct `An attribute that is taken out of use` {
  @Test func `leaves segments that name it as they are, and they say so`() async throws {
    try await AppFixture.with { app, client in
      let (api, owner) = (app.acme.api, app.acme.owner)
      let made = try await client.api(
        .post, "/api/v1/attributes", #"{"key": "fit", "kind": "number", "name": "Fit"}"#, api)
      let attribute = try #require(made.text("id"), "\(made.body)")
      let segment = try await client.api(
        .post, "/api/v1/segments", #"{"name": "Unfit", "filter": "attr.fit:none"}"#, api)
      #expect(segment.value("isReadable") == .bool(true))
      let accounts = segment.value("accounts")
      let path = "/segments/\(try #require(segment.text("id")))"
      #expect(try await !client.get(path, owner).body.contains("cannot be read"))
      #expect(try await client.api(.delete, "/api/v1/attributes/\(attribute)", nil, api).status == 204)
      await app.services.jobs().drain()
      let after = try await client.get("/api/v1\(path)", api)
      #expect(after.value("isReadable") == .bool(false) && after.value("accounts") == accounts)
      #expect(after.text("filter") == "attr.fit:none")
      let page = try await client.get(path, owner)
      #expect(page.status == 200 && page.body.contains("cannot be read") && page.body.contains("\(path)/edit"))
      #expect(try await client.get("/segments", owner).body.contains("cannot be read"))
    }
  }
}
