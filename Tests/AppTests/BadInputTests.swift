import HTTPTypes
import Testing

@testable import App
@testable import Web

@Suite struct `Bad input to the API` {
  @Test func `is refused with the documented problem and changes nothing`() async throws {
    try await AppFixture.with { app, client in
      let before = try await app.rowCounts()
      #expect(before["account"] ?? 0 > 3, "premise: there are rows")
      for bad in BadRequest.all {
        let (path, body) = (Self.filled(bad.path, app), Self.filled(bad.body, app))
        let answer = try await client.send(
          bad.method, path, app.acme.api, bad.headers, bytes: bad.method == .get ? nil : body)
        #expect(
          bad.status.contains(answer.status), "\(bad.testDescription): \(answer.status) \(answer.body.prefix(300))")
        #expect(answer.contentType == "application/problem+json", "\(bad.testDescription)")
        #expect(answer.value("status") == .number(.init(answer.status)), "\(bad.testDescription)")
        if answer.status == 422 { #expect(!answer.items("errors").isEmpty, "\(bad.testDescription)") }
        for word in ["SELECT", "sqlite", "Swift", ".swift", "PSQL", "DecodingError"] {
          #expect(!answer.body.contains(word), "\(bad.testDescription) tells \(word)")
        }
      }
      #expect(try await app.rowCounts() == before)
    }
  }

  @Test func `in a list of signals is refused sample by sample`() async throws {
    try await AppFixture.with { app, client in
      let account = app.acme.id("accounts")
      let good = #"{"accountId": "\#(account)", "metric": "logins", "occurredAt": "2026-11-01T00:00:00Z", "value": 1}"#
      let bad = [
        #"{"accountId": "\#(app.globex.id("accounts"))", "metric": "logins", "occurredAt": "2026-11-01T00:00:00Z", "value": 1}"#,
        #"{"accountId": "\#(account)", "metric": "logins", "occurredAt": "2226-11-01T00:00:00Z", "value": 1}"#,
        #"{"accountId": "\#(account)", "metric": "logins", "occurredAt": "yesterday", "value": 1}"#,
        #"{"accountId": "\#(account)", "metric": "logins", "occurredAt": "2026-11-01T00:00:00Z", "value": 1e300}"#,
        #"{"accountId": "\#(account)", "metric": "logins", "occurredAt": "2026-11-01T00:00:00Z", "value": "1"}"#,
        #"{"accountId": "\#(account)", "metric": "a\u0000b", "occurredAt": "2026-11-01T00:00:00Z", "value": 1}"#,
        #"{"metric": "logins", "occurredAt": "2026-11-01T00:00:00Z", "value": 1}"#,
      ]
      let before = try await app.rowCounts()["signal"] ?? 0
      let body = "{\"signals\": [\((bad + [good]).joined(separator: ","))]}"
      let answer = try await client.api(.post, "/api/v1/signals", body, app.acme.api)
      #expect(answer.status == 200, "\(answer.body.prefix(500))")
      #expect(answer.value("refused") == .number(.init(bad.count)), "\(answer.body)")
      #expect(answer.value("accepted") == .number(1))
      #expect(try await app.rowCounts()["signal"] == before + 1)
    }
  }

  @Test func `is a key that was used for another body, and the same key with the same body answers again`() async throws
  {
    try await AppFixture.with { app, client in
      let name = try #require(HTTPField.Name("Idempotency-Key"))
      let headers: HTTPFields = [name: "key-1"]
      let first = try await client.api(.post, "/api/v1/accounts", #"{"name": "One"}"#, app.acme.api, headers)
      #expect(first.status == 201)
      let count = try await app.rowCounts()["account"]
      let again = try await client.api(.post, "/api/v1/accounts", #"{"name": "One"}"#, app.acme.api, headers)
      #expect(again.status == 201 && again.body == first.body && again.location == first.location)
      let other = try await client.api(.post, "/api/v1/accounts", #"{"name": "Two"}"#, app.acme.api, headers)
      #expect(other.status == 409 || other.status == 422, "\(other.status) \(other.body)")
      #expect(try await app.rowCounts()["account"] == count)
      let elsewhere = try await client.api(.post, "/api/v1/accounts", #"{"name": "Two"}"#, app.globex.api, headers)
      #expect(elsewhere.status == 201, "a key belongs to its workspace")
    }
  }

  private static func filled(_ body: [UInt8], _ app: AppFixture) -> [UInt8] {
    guard body.count < 10_000, let text = String(validating: body, as: UTF8.self) else { return body }
    return Array(filled(text, app).utf8)
  }

  private static func filled(_ text: String, _ app: AppFixture) -> String {
    var text = text
    for (name, id) in app.acme.ids { text = text.replacing("{\(name)}", with: id) }
    for (name, id) in app.globex.ids { text = text.replacing("{their \(name)}", with: id) }
    return text
  }
}
