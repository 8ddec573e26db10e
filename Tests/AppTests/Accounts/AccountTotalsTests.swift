import Testing

@testable import Identity
@testable import Web

@Suite struct `The totals above a list of accounts` {
  @Test func `are those of the one who reads them, whoever asked the same before`() async throws {
    try await AppFixture.with { app, client in
      let csm = app.acme.id("settings/people")
      for name in ["Mine 1", "Mine 2"] {
        let body = #"{"name": "\#(name)", "ownerId": "\#(csm)"}"#
        #expect(try await client.api(.post, "/api/v1/accounts", body, app.acme.api).status == 201)
      }
      let path = "/accounts?filter=\(AppClient.encoded("owner:me Mine"))"
      let owner = try await client.get(path, app.acme.owner)
      let mine = try await client.get(path, .session(app.acme.sessions[.csm] ?? ""))
      #expect(owner.body.contains("0 accounts") && !owner.body.contains("2 accounts"), "\(owner.body)")
      #expect(mine.body.contains("2 accounts") && !mine.body.contains("0 accounts"), "\(mine.body)")
    }
  }
}
