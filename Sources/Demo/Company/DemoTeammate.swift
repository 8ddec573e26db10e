import Kernel

/// One of the staff of the made-up company.
public struct DemoTeammate: Sendable, Equatable {
  public enum Role: String, Sendable, CaseIterable {
    case manager
    case successManager
    case agent
  }

  public let name: String
  /// At a reserved domain (RFC 2606).
  public let email: String
  public let role: Role
  public let language: LanguageCode
  /// IANA name.
  public let timeZone: String
  /// The regions whose customers the person looks after.
  let regions: [DemoRegion]
}
