import HTTPTypes

/// Tells forms of our own pages from those of other sites.
///
/// The token is a hash of the cookie, so nothing is kept for it, and another site can read neither.
enum CSRF {
  static func token(for secret: String) -> String {
    Base64URL.encode(Sodium.sha256("csrf:\(secret)".utf8))
  }

  static func matches(_ token: String?, secret: String) -> Bool {
    guard let token, !secret.isEmpty else { return false }
    return Sodium.equal(Array(token.utf8), Array(Self.token(for: secret).utf8))
  }

  /// Whether the browser says that another site sent the request (W3C Fetch Metadata).
  static func isCrossSite(_ headers: HTTPFields) -> Bool {
    guard let site = headers[.secFetchSite] else { return false }
    return site != "same-origin" && site != "none"
  }
}
