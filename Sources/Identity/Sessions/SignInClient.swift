/// From where somebody signs in, for the list of sessions.
public struct SignInClient: Sendable, Equatable {
  /// The peer's address; nil in tests in process.
  public let address: String?
  /// What the browser calls itself, at most 200 characters.
  public let userAgent: String?

  public init(address: String?, userAgent: String?) {
    self.address = address
    self.userAgent = userAgent.map { String($0.unicodeScalars.prefix(200)) }
  }
}
