import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Language
import Logging
import TestSupport
import Web

@testable import Identity

/// A browser that keeps cookies and fills in forms, against the routes of this room in process.
final class TestBrowser {
  struct Answer {
    let status: Int
    let location: String?
    let retryAfter: String?
    let body: String
  }

  private let client: any TestClientProtocol
  private(set) var cookies: [String: String] = [:]

  private init(_ client: any TestClientProtocol) { self.client = client }

  static func with(
    _ fixture: IdentityFixture, _ body: @Sendable @escaping (TestBrowser) async throws -> Void
  ) async throws {
    let app = WebServer.application(
      routes(fixture), pipeline: pipeline(fixture), host: "127.0.0.1", port: 0, logger: Logger(label: "test"))
    try await app.test(.router) { client in try await body(TestBrowser(client)) }
  }

  static func routes(_ fixture: IdentityFixture) -> Routes {
    var routes = Routes()
    IdentityRoutes(
      database: fixture.db, effects: fixture.effects, pool: fixture.pool,
      frame: PageFrame { _, title, content in "<title>\(title)</title>\(content)" },
      publicAddress: "http://saathi.test"
    ).add(to: &routes)
    return routes
  }

  private static func pipeline(_ fixture: IdentityFixture) -> Pipeline {
    Pipeline(
      authenticator: fixture.authenticator,
      idempotency: IdempotencyStore(database: fixture.db, effects: fixture.effects), catalogue: .embedded,
      effects: fixture.effects, settings: WebSettings(), logger: Logger(label: "test")
    ) { problem, _ in "<p>\(problem.code)</p>" }
  }

  func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
    try await send(.get, path, headers: headers, body: nil)
  }

  /// Sends the form of the page that was shown last, with these fields.
  func post(_ path: String, _ fields: [(String, String)], token: String? = nil) async throws -> Answer {
    let csrf = if let token { token } else { try await freshToken() }
    let form = (fields + [("_csrf", csrf)])
      .map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    return try await send(
      .post, path, headers: [.contentType: "application/x-www-form-urlencoded"], body: form)
  }

  func adopt(session: String) { cookies["saathi_session"] = session }

  /// The token of a page that has a form, for whoever is signed in now.
  private func freshToken() async throws -> String {
    for path in ["/settings/profile", "/sign-in", "/setup"] {
      let page = try await get(path)
      if let match = page.body.firstMatch(of: #/name="_csrf" value="([^"]+)"/#) { return String(match.output.1) }
    }
    return ""
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: String?
  ) async throws -> Answer {
    var headers = headers
    if !cookies.isEmpty {
      headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
    }
    let response = try await client.execute(
      uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    for header in response.headers[values: .setCookie] { keep(header) }
    return Answer(
      status: response.status.code, location: response.headers[.location], retryAfter: response.headers[.retryAfter],
      body: String(buffer: response.body))
  }

  private func keep(_ header: String) {
    let pair = (header.split(separator: ";").first ?? "").split(separator: "=", maxSplits: 1).map(String.init)
    if header.contains("Max-Age=0") { cookies[pair[0]] = nil } else { cookies[pair[0]] = pair.count > 1 ? pair[1] : "" }
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
