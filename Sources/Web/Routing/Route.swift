import HTTPTypes
import Kernel

/// One verb on one path, who may use it, and what answers.
public struct Route: Sendable {
  /// How a route speaks: in which form its problems are told, and which credentials it takes.
  public enum Form: Sendable, Equatable {
    /// JSON, with a bearer token or a session.
    case api
    /// HTML, with a session.
    case page
    /// JSON from other people's programs and pages of any origin, with credentials that the handler checks.
    case collector
  }

  public let method: HTTPRequest.Method
  /// `/api/v1/accounts/{id}`: also what logs and metrics call the route.
  public let path: String
  public let access: Access
  public let form: Form
  /// The longest body it takes, in bytes.
  public let bodyLimit: Int

  typealias Handler = @Sendable (Request) async throws -> Response
  let handler: Handler
}
