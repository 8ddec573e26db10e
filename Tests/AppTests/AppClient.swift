import App
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Web

/// A client of the whole program in process.
struct AppClient: Sendable {
  struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: String

    var location: String? { headers[.location] }
    var contentType: String { headers[.contentType] ?? "" }

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

    func items(_ path: String = "items") -> [JSONValue] {
      if case .array(let items)? = value(path) { return items }
      return []
    }
  }

  /// What a request brings to prove who sends it.
  enum Credential: Sendable {
    case nobody
    case session(String)
    case bearer(String)

    fileprivate var fields: HTTPFields {
      switch self {
      case .nobody: [:]
      case .session(let cookie): [.cookie: "saathi_session=\(cookie)"]
      case .bearer(let token): [.authorization: "Bearer \(token)"]
      }
    }
  }

  private let client: any TestClientProtocol

  static func with<Result: Sendable>(
    _ services: AppServices, _ body: @Sendable @escaping (AppClient) async throws -> Result
  ) async throws -> Result {
    let app = AppServer.application(services, at: services.settings.listen)
    return try await app.test(.router) { client in try await body(AppClient(client: client)) }
  }

  func get(_ path: String, _ credential: Credential = .nobody) async throws -> Answer {
    try await send(.get, path, credential)
  }

  /// Sends JSON.
  func api(
    _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, _ credential: Credential,
    _ headers: HTTPFields = [:]
  ) async throws -> Answer {
    var headers = headers
    if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
    return try await send(method, path, credential, headers, body)
  }

  /// Sends a form with the token of the sender's own pages.
  func post(_ path: String, _ fields: [String: String], _ session: String) async throws -> Answer {
    var fields = fields
    fields["_csrf"] = Self.csrf(session)
    let form = fields.map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }.sorted().joined(separator: "&")
    return try await send(
      .post, path, .session(session), [.contentType: "application/x-www-form-urlencoded"], form)
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ credential: Credential = .nobody, _ headers: HTTPFields = [:],
    _ body: String? = nil
  ) async throws -> Answer {
    try await send(method, path, credential, headers, bytes: body.map { Array($0.utf8) })
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ credential: Credential, _ headers: HTTPFields, bytes: [UInt8]?
  ) async throws -> Answer {
    var headers = headers
    headers.append(contentsOf: credential.fields)
    let response = try await client.execute(
      uri: path, method: method, headers: headers, body: bytes.map { ByteBuffer(bytes: $0) })
    return Answer(status: response.status.code, headers: response.headers, body: String(buffer: response.body))
  }

  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
