import Kernel

/// A person who was asked to join and has not answered yet.
public struct Invitation: Sendable, Equatable, IDPrefixed {
  public static let idPrefix = "inv"

  /// How long its link works.
  public static let lifetime: Duration = .days(7)

  public let id: ID<Invitation>
  public let email: String
  public let role: RoleReference
  public let createdAt: Timestamp
  public let expiresAt: Timestamp
}
