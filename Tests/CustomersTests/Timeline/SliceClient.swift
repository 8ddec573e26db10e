import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Language
import Logging

@testable import Customers
@testable import Web

/// A client of the routes of contacts, notes and tasks, in process.
struct SliceClient {
  struct Answer {
    let status: Int
    let headers: HTTPFields
    let body: String

    /// A value of the JSON body, by its path: `items.0.id`.
    func value(_ path: String) -> JSONValue? {
      path.split(separator: ".").reduce(JSONValue(parsing: Array(body.utf8))) { value, name in
        switch value {
        case .object(let object)?: object[String(name)]
        case .array(let items)?: Int(name).flatMap { items.indices.contains($0) ? items[$0] : nil }
        default: nil
        }
      }
    }

    func text(_ path: String) -> String? {
      if case .string(let text)? = value(path) { return text }
      return nil
    }

    func count(_ path: String) -> Int? {
      if case .array(let items)? = value(path) { return items.count }
      return nil
    }
  }

  private let client: any TestClientProtocol

  static func with(
    _ fixture: SliceFixture, _ body: @Sendable @escaping (SliceClient) async throws -> Void
  ) async throws {
    let app = WebServer.application(
      routes(fixture), pipeline: pipeline(fixture), host: "127.0.0.1", port: 0, logger: Logger(label: "test"))
    try await app.test(.router) { client in try await body(SliceClient(client: client)) }
  }

  /// Sends JSON as `who`: `manager`, `csm` or `stranger`.
  func api(
    _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, as who: String = "manager",
    headers: HTTPFields = [:]
  ) async throws -> Answer {
    var all = headers
    all[.authorization] = "Bearer \(who)"
    if body != nil { all[.contentType] = "application/json" }
    return try await send(method, path, all, body)
  }

  func page(_ path: String, as who: String = "manager") async throws -> Answer {
    try await send(.get, path, [.cookie: "saathi_session=\(who)"], nil)
  }

  /// Sends a form of our own page.
  func post(
    _ path: String, _ fields: [String: String], as who: String = "manager", csrf: String? = nil
  ) async throws -> Answer {
    var fields = fields
    fields["_csrf"] = csrf ?? CSRF.token(for: who)
    let form = fields.map { "\($0.key.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    return try await send(
      .post, path,
      [.cookie: "saathi_session=\(who)", .contentType: "application/x-www-form-urlencoded"], form)
  }

  /// Sends a form of our own page with files.
  func post(
    _ path: String, _ fields: [String: String], files: [String: String], as who: String = "manager",
    csrf: String? = nil
  ) async throws -> Answer {
    var parts = ["_csrf": csrf ?? CSRF.token(for: who)].merging(fields) { first, _ in first }
      .sorted { $0.key < $1.key }
      .map { "Content-Disposition: form-data; name=\"\($0.key)\"\r\n\r\n\($0.value)" }
    parts += files.sorted { $0.key < $1.key }.map {
      "Content-Disposition: form-data; name=\"file\"; filename=\"\($0.key)\"\r\n\r\n\($0.value)"
    }
    let body = parts.map { "--limit\r\n\($0)\r\n" }.joined() + "--limit--\r\n"
    return try await send(
      .post, path,
      [.cookie: "saathi_session=\(who)", .contentType: "multipart/form-data; boundary=limit"], body)
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: String?
  ) async throws -> Answer {
    let response = try await client.execute(
      uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    return Answer(status: response.status.code, headers: response.headers, body: String(buffer: response.body))
  }

  private static func routes(_ fixture: SliceFixture) -> Routes {
    let (db, effects) = (fixture.db, fixture.effects)
    let frame = PageFrame { _, title, content in "<title>\(title)</title>\(content)" }
    let staff = Staff(database: db)
    let notes = NoteActions(database: db, effects: effects)
    let tasks = TaskActions(database: db, effects: effects)
    var routes = Routes()
    ContactRoutes(database: db, actions: fixture.contacts).add(to: &routes)
    ContactPages(database: db, actions: fixture.contacts, staff: staff, frame: frame).add(to: &routes)
    let subscriptions = SubscriptionActions(database: db, effects: effects)
    SubscriptionPages(database: db, actions: subscriptions, frame: frame).add(to: &routes)
    SubscriptionRoutes(database: db, actions: subscriptions).add(to: &routes)
    NoteRoutes(database: db, actions: notes).add(to: &routes)
    AttachmentRoutes(actions: fixture.attachments).add(to: &routes)
    AttachmentPages(actions: fixture.attachments).add(to: &routes)
    TaskRoutes(database: db, actions: tasks).add(to: &routes)
    TimelineRoutes(database: db).add(to: &routes)
    TaskPages(database: db, actions: tasks, staff: staff, frame: frame).add(to: &routes)
    let pages = AccountPages(
      database: db, actions: AccountActions(database: db, effects: effects),
      panels: { AccountPanels.all($0) + [ChurnPanel.panel, SubscriptionPanel.panel] }, staff: staff, bell: LiveBell(),
      frame: frame)
    pages.add(to: &routes)
    AccountPanelPages(
      database: db, notes: notes, tasks: tasks, contacts: ContactActions(database: db, effects: effects),
      attachments: fixture.attachments
    ) { request, actor, id, forms in
      try await pages.page(of: id, request, actor, forms: forms)
    }.add(to: &routes)
    return routes
  }

  private static func pipeline(_ fixture: SliceFixture) -> Pipeline {
    Pipeline(
      authenticator: SliceAuthenticator(fixture: fixture), idempotency: NoIdempotency(), catalogue: .embedded,
      effects: fixture.effects, settings: WebSettings(), logger: Logger(label: "test")
    ) { problem, _ in "<p>\(problem.code)</p>" }
  }
}

/// Knows the three actors of the fixture by name.
private struct SliceAuthenticator: Authenticator {
  let fixture: SliceFixture

  func caller(for credentials: Credentials) async throws -> Caller? {
    let name =
      switch credentials {
      case .session(let name), .bearer(let name): name
      }
    let actors = ["manager": fixture.manager, "csm": fixture.csm, "stranger": fixture.stranger]
    return actors[name].map {
      Caller(
        actor: $0, workspace: fixture.workspace, name: name, email: nil, language: .english, timeZone: .gmt)
    }
  }
}

private struct NoIdempotency: IdempotencyKeeper {
  func begin(_: String, fingerprint _: [UInt8], by _: Actor) async throws -> KeptAnswer? { nil }
  func finish(_: String, by _: Actor, answer _: KeptAnswer?) async throws {}
}
