import HTTPTypes
import HummingbirdCore
import Kernel
import Language
import Logging
import NIOCore

@testable import Health
@testable import Web

/// A client of Today's routes, in process, for each person of the fixture in each language.
struct TodayClient {
  struct Answer {
    let status: Int
    let location: String?
    let body: String
  }

  /// `manager`, `colleague`, `viewer` or `stranger`, and a language: `manager-hi`.
  private let pipeline: Pipeline
  private let routes: Routes

  static func with(
    _ fixture: WorklistFixture, _ body: @Sendable (TodayClient) async throws -> Void
  ) async throws {
    let pipeline = Pipeline(
      authenticator: FixtureAuthenticator(fixture: fixture), idempotency: NoIdempotency(), catalogue: .embedded,
      effects: fixture.effects, settings: WebSettings(), logger: Logger(label: "test")
    ) { problem, _ in "<p>\(problem.code)</p>" }
    try await body(TodayClient(pipeline: pipeline, routes: routes(fixture)))
  }

  func page(_ path: String = "/?scope=all", as who: String = "manager") async throws -> Answer {
    try await send(.get, path, [.cookie: "saathi_session=\(who)"], nil)
  }

  /// Sends a form of our own page.
  func post(
    _ path: String, _ fields: [String: String] = [:], as who: String = "manager", accepts: String = "text/html"
  ) async throws -> Answer {
    let all = fields.merging(["_csrf": CSRF.token(for: who)]) { given, _ in given }
    let form = all.map { "\($0.key.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    return try await send(
      .post, path,
      [
        .cookie: "saathi_session=\(who)", .contentType: "application/x-www-form-urlencoded", .accept: accepts,
      ], form)
  }

  func api(
    _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, as who: String = "manager"
  ) async throws -> Answer {
    try await send(method, path, [.authorization: "Bearer \(who)", .contentType: "application/json"], body)
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: String?
  ) async throws -> Answer {
    let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
    guard let (route, parameters) = route(method, parts[0]) else { throw Problem.notFound }
    let request = IncomingRequest(
      method: method, path: parts[0], query: parts.count > 1 ? parts[1] : nil, parameters: parameters,
      headers: headers, body: RequestBody(buffer: ByteBuffer(string: body ?? "")), bodyLimit: route.bodyLimit,
      id: "test", remoteAddress: nil)
    let response = await pipeline.respond(to: request, by: route)
    var text = ""
    if case .bytes(let bytes) = response.body { text = String(buffer: bytes) }
    return Answer(status: response.status.code, location: response.headers[.location], body: text)
  }

  /// The route of a path, with what stands in its braces.
  private func route(_ method: HTTPRequest.Method, _ path: String) -> (Route, [String: String])? {
    let wanted = path.split(separator: "/").map(String.init)
    for route in routes.all where route.method == method {
      let pattern = route.path.split(separator: "/").map(String.init)
      guard pattern.count == wanted.count else { continue }
      var parameters: [String: String] = [:]
      let fits = zip(pattern, wanted).allSatisfy { part, text in
        guard part.hasPrefix("{") else { return part == text }
        parameters[String(part.dropFirst().dropLast())] = text
        return true
      }
      if fits { return (route, parameters) }
    }
    return nil
  }

  private static func routes(_ fixture: WorklistFixture) -> Routes {
    let lists = WorklistLists(database: fixture.db, library: fixture.library)
    var routes = Routes()
    TodayPages(
      database: fixture.db, lists: lists, library: fixture.library, effects: fixture.effects, bell: LiveBell(),
      frame: PageFrame { _, title, content in "<title>\(title)</title>\(content)" }
    ).add(to: &routes)
    WorklistRoutes(database: fixture.db, lists: lists, effects: fixture.effects).add(to: &routes)
    return routes
  }
}

private struct FixtureAuthenticator: Authenticator {
  let fixture: WorklistFixture

  func caller(for credentials: Credentials) async throws -> Caller? {
    let text =
      switch credentials {
      case .session(let name), .bearer(let name): name
      }
    let parts = text.split(separator: "-")
    let actors = [
      "manager": fixture.actor(), "colleague": fixture.restricted, "viewer": fixture.actor(mayWrite: false),
      "stranger": fixture.stranger,
    ]
    guard let actor = parts.first.flatMap({ actors[String($0)] }) else { return nil }
    let language = parts.count > 1 ? LanguageCode(rawValue: String(parts[1])) : .english
    return Caller(
      actor: actor, workspace: fixture.workspace, name: text, email: nil, language: language, timeZone: .gmt)
  }
}

private struct NoIdempotency: IdempotencyKeeper {
  func begin(_: String, fingerprint _: [UInt8], by _: Actor) async throws -> KeptAnswer? { nil }
  func finish(_: String, by _: Actor, answer _: KeptAnswer?) async throws {}
}
