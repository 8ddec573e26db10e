import Kernel

/// A browser in which a person is signed in.
public struct Session: Sendable, Equatable, IDPrefixed {
  public static let idPrefix = "ses"

  public let id: ID<Session>
  public let person: Person
  public let createdAt: Timestamp
  /// To a few minutes.
  public let lastSeenAt: Timestamp
  /// What the browser calls itself.
  public let userAgent: String?
  /// The address from which it signed in.
  public let address: String?
}
