import Kernel

/// A token by which a program acts for a person; its text is shown once and kept nowhere.
public struct APIToken: Sendable, Equatable, IDPrefixed {
  public static let idPrefix = "tok"

  public let id: ID<APIToken>
  public let name: String
  public let person: Person
  public let scopes: [TokenScope]
  public let createdAt: Timestamp
  /// Nil for a token that does not expire.
  public let expiresAt: Timestamp?
  /// To the minute; nil when it was never used.
  public let lastUsedAt: Timestamp?
}
