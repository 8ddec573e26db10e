import Foundation
import HTTPTypes
import Kernel
import Language

/// A request as handlers see it: read, attributed to a caller, with the words of its reader.
public struct Request: Sendable {
  public let method: HTTPRequest.Method
  /// The path without the query.
  public let path: String
  public let query: Query
  public let headers: HTTPFields
  public let body: RequestBody
  /// In the answer's `X-Request-Id` and in every log line.
  public let id: String
  /// The peer's address; nil in tests in process.
  public let remoteAddress: String?
  public let now: Timestamp
  public internal(set) var caller: Caller?
  public internal(set) var words: Words
  /// How much that concerns the caller they have not read; for pages.
  public internal(set) var unread = 0
  /// The secret against which forms are checked: the session's cookie, or a visitor's.
  var cookieSecret: String
  var parameters: [String: String]
  /// Reads the credentials anew; nil before the caller is known.
  var recall: (@Sendable () async throws -> Caller?)?

  public var reader: Reader { words.reader }

  /// The value that forms send back as `_csrf` and scripts as `X-CSRF-Token`.
  public var csrfToken: String { CSRF.token(for: cookieSecret) }

  /// Who the credentials stand for by now: nil when the session has ended. Throws when the caller may no longer use
  /// the route. For answers that go on for long.
  public func currentCaller() async throws -> Caller? { try await recall?() }

  /// The id in the path's `{name}`; a text that is no such id is as absent as an id that nothing has.
  public func id<Subject>(_ name: String = "id", of _: Subject.Type = Subject.self) throws(Problem) -> ID<Subject> {
    guard let text = parameters[name], let id = ID<Subject>(text) else { throw .notFound }
    return id
  }

  /// The path's `{name}`, percent-decoded.
  public func parameter(_ name: String) throws(Problem) -> String {
    guard let text = parameters[name] else { throw .notFound }
    return text
  }

  /// The zone of the company's days, the same for all who ask.
  public var companyZone: TimeZone { caller?.workspace.timeZone ?? reader.timeZone }

  /// The day in the caller's time zone.
  public var today: LocalDate { now.day(in: reader.timeZone) }

  public func cookie(_ name: String) -> String? { Cookies.value(of: name, in: headers) }

  /// The version that `If-Match: "v3"` asks for; nil without the header or for `*`.
  public func ifMatchVersion() throws(Problem) -> Int? {
    guard let header = headers[.ifMatch], header != "*" else { return nil }
    guard header.hasPrefix("\"v"), header.hasSuffix("\""), let version = Int(header.dropFirst(2).dropLast()) else {
      throw .stale
    }
    return version
  }
}
