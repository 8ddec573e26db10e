import Foundation
import HTTPTypes
import Kernel
import Testing

@testable import App
@testable import Identity
@testable import Tracking

@Suite struct `The tracking API` {
  private static let batch = #"{"batch":[{"type":"track","messageId":"1","userId":"u","event":"Opened"}]}"#

  @Test func `says success to a source, and only to a source`() async throws {
    try await AppFixture.with { app, client in
      let made = try await app.services.sources.create(named: "website", by: .system(in: app.acme.workspace.id))
      func send(_ key: String, _ body: String = Self.batch) async throws -> AppClient.Answer {
        let basic = Data("\(key):".utf8).base64EncodedString()
        return try await client.api(.post, "/v1/batch", body, .nobody, [.authorization: "Basic \(basic)"])
      }
      let answer = try await send(made.text)
      #expect(answer.status == 200 && answer.body == #"{"success":true}"#)
      #expect(try await send(app.acme.token).status == 401)
      #expect(try await send("").status == 401)
      #expect(try await send(made.text, "{").status == 400)
      #expect(try await send(made.text, #"{"batch":[]}"#).status == 200)
      #expect(try await send(made.text, String(repeating: " ", count: 600_000)).status == 413)
      let keys = try await app.services.database.read { tx in
        try SourceStore.keys(of: made.source.id, in: app.acme.workspace.id, tx)
      }
      let key = try #require(keys.first)
      try await app.services.sources.revoke(key.id, of: made.source.id, by: .system(in: app.acme.workspace.id))
      let restarted = try await AppFixture.services(on: app.services.database, files: "unused")
      try await AppClient.with(restarted) { later in
        let basic = Data("\(made.text):".utf8).base64EncodedString()
        let refused = try await later.api(.post, "/v1/batch", Self.batch, .nobody, [.authorization: "Basic \(basic)"])
        #expect(refused.status == 401)
      }
    }
  }

  @Test func `may be asked from a page of any origin`() async throws {
    try await AppFixture.with { _, client in
      let answer = try await client.api(.options, "/v1/track", nil, .nobody, [.origin: "https://shop.example"])
      #expect(answer.status == 204)
      #expect(answer.headers[.accessControlAllowOrigin] == "*")
      #expect(answer.headers[.accessControlAllowHeaders]?.contains("Authorization") == true)
    }
  }
}
