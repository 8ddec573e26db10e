import Kernel

/// A person at a made-up customer.
public struct DemoContact: Sendable, Equatable {
  /// What the person is to us.
  public enum Role: String, Sendable, CaseIterable {
    case champion
    case decisionMaker
    case economicBuyer
    case user
    case blocker
  }

  public let givenName: String
  public let familyName: String
  /// As the person's language writes it: family name first in Korean.
  public let displayName: String
  public let email: String
  public let title: String
  public let role: Role
  public let language: LanguageCode
  public let timeZone: String
  public let addedAt: Timestamp
  /// Nil for those who never signed in.
  public let lastSeenAt: Timestamp?
}
