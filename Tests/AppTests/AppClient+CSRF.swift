@testable import Web

extension AppClient {
  /// The value that the forms of a session's pages carry.
  static func csrf(_ session: String) -> String { CSRF.token(for: session) }
}
