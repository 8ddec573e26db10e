import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Kernel
import Language
import Logging
import Storage
import TestSupport

@testable import Customers
@testable import Web

/// A client of the pages and the API of imports, in process, with a folder for the files.
struct ImportClient: Sendable {
  struct Answer {
    let status: Int
    let headers: HTTPFields
    let body: String
  }

  let fixture: ImportFixture
  private let client: any TestClientProtocol

  /// Where uploaded files wait.
  static func uploads(_ fixture: ImportFixture) -> String { fixture.folder.appendingPathComponent("uploads").path }

  static func with(
    _ engine: TestEngine, _ body: @Sendable @escaping (ImportClient) async throws -> Void
  ) async throws {
    try await TestDatabase.withFolder { folder in
      try await TestDatabase.with(engine, migrations: Identity.migrations + Customers.migrations) { db in
        let fixture = ImportFixture(db: db, folder: folder)
        for number in [1, 2] as [UInt64] {
          let workspace = ImportFixture.workspace(number)
          try await db.write { tx in
            try tx.execute(
              """
              INSERT INTO workspace (id, name, language, time_zone, currency, created_at)
              VALUES (\(workspace.id), \(workspace.name), 'en', 'UTC', 'USD', \(ImportFixture.now))
              """)
          }
        }
        let app = WebServer.application(
          routes(fixture), pipeline: pipeline(), host: "127.0.0.1", port: 0, logger: Logger(label: "test"))
        try await app.test(.router) { try await body(ImportClient(fixture: fixture, client: $0)) }
      }
    }
  }

  func get(_ path: String, as who: String = "manager") async throws -> Answer {
    try await send(.get, path, [.cookie: "saathi_session=\(who)"], "")
  }

  func form(_ path: String, _ fields: [String: String]) async throws -> Answer {
    var fields = fields
    fields["_csrf"] = CSRF.token(for: "manager")
    let body = fields.map { "\($0.key.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    return try await send(
      .post, path, [.cookie: "saathi_session=manager", .contentType: "application/x-www-form-urlencoded"], body)
  }

  /// Sends the parts of a form with files, in order.
  func upload(_ path: String, _ parts: [(head: String, body: String)], bearer: Bool = false) async throws -> Answer {
    let body = parts.map { "--xYz\r\nContent-Disposition: form-data; \($0.head)\r\n\r\n\($0.body)\r\n" }.joined()
    var headers: HTTPFields = [.contentType: "multipart/form-data; boundary=xYz"]
    if bearer { headers[.authorization] = "Bearer manager" } else { headers[.cookie] = "saathi_session=manager" }
    return try await send(.post, path, headers, body + "--xYz--\r\n")
  }

  func api(
    _ method: HTTPRequest.Method, _ path: String, _ body: String = "", type: String = "text/csv",
    as who: String = "manager"
  ) async throws -> Answer {
    try await send(method, path, [.authorization: "Bearer \(who)", .contentType: type], body)
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: String
  ) async throws -> Answer {
    let response = try await client.execute(
      uri: path, method: method, headers: headers, body: ByteBuffer(string: body))
    return Answer(status: response.status.code, headers: response.headers, body: String(buffer: response.body))
  }

  private static func routes(_ fixture: ImportFixture) -> Routes {
    let effects = Effects(clock: { ImportFixture.now }, ids: IDSource())
    let desk = ImportDesk(
      database: fixture.db, effects: effects, runner: ImportRunner(database: fixture.db, effects: effects),
      uploads: ImportUploads(folder: uploads(fixture)))
    var routes = Routes()
    ImportRoutes(desk: desk).add(to: &routes)
    ImportPages(desk: desk, frame: PageFrame { _, title, content in "<title>\(title)</title>\(content)" })
      .add(to: &routes)
    return routes
  }

  private static func pipeline() -> Pipeline {
    Pipeline(
      authenticator: ImportAuthenticator(), idempotency: NoIdempotency(), catalogue: .embedded,
      effects: Effects(clock: { ImportFixture.now }, ids: IDSource()), settings: WebSettings(),
      logger: Logger(label: "test")
    ) { problem, _ in "<p>\(problem.code)</p>" }
  }
}

/// `manager` may import in the first workspace, `stranger` in the second; `reader` may not, nor may `own`, who has the
/// permission and sees only the accounts that are theirs.
private struct ImportAuthenticator: Authenticator {
  func caller(for credentials: Credentials) async throws -> Caller? {
    let name =
      switch credentials {
      case .session(let name), .bearer(let name): name
      }
    let workspace = ImportFixture.workspace(name == "stranger" ? 2 : 1)
    let permissions: Set<Permission> = name == "reader" ? [.accountsRead] : [.accountsRead, .accountsImport]
    let person = ID<Person>(high: 1, low: 1)
    let actor = Actor(
      workspace: workspace.id, kind: .person, person: person, permissions: permissions,
      visibility: name == "own" ? .ownedBy([person]) : .all)
    return Caller(
      actor: actor, workspace: workspace, name: name, email: nil, language: .english, timeZone: .gmt)
  }
}

private struct NoIdempotency: IdempotencyKeeper {
  func begin(_: String, fingerprint _: [UInt8], by _: Actor) async throws -> KeptAnswer? { nil }
  func finish(_: String, by _: Actor, answer _: KeptAnswer?) async throws {}
}
