import HTTPTypes
import HummingbirdCore
import Kernel
import NIOCore

/// An answer.
public struct Response: Sendable {
  /// What follows the headers.
  public enum Body: Sendable {
    case empty
    case bytes(ByteBuffer)
    /// Written piece by piece, for downloads and live streams.
    case stream(@Sendable (inout any ResponseBodyWriter) async throws -> Void)
  }

  public var status: HTTPResponse.Status
  public var headers: HTTPFields
  public var body: Body

  public init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: Body = .empty) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  public static func html(_ page: HTML, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: .bytes(ByteBuffer(string: page.text)))
  }

  public static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Response {
    Response(status: .ok, headers: [.contentType: type], body: .bytes(ByteBuffer(string: text)))
  }

  /// 204.
  public static let noContent = Response(status: .noContent)

  /// 303: the browser goes on to `path` with GET.
  public static func seeOther(_ path: Path) -> Response {
    Response(status: .seeOther, headers: [.location: path.description, .cacheControl: "no-store"])
  }

  /// 308: the same request again where the address names what has taken the place of another. Nil when it does not
  /// name it. Not to be kept, because a merge can be undone.
  static func moved(_ moved: Moved, _ request: Request) -> Response? {
    let address = request.pathWithQuery
    guard address.contains(moved.from) else { return nil }
    return Response(
      status: .permanentRedirect,
      headers: [.location: address.replacing(moved.from, with: moved.to), .cacheControl: "no-store"])
  }

  /// The same answer with a cookie set.
  func settingCookie(_ header: String) -> Response {
    var copy = self
    copy.headers.append(HTTPField(name: .setCookie, value: header))
    return copy
  }
}
