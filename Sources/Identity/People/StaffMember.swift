import Foundation
import Kernel

/// A person with what the workspace knows of them.
public struct StaffMember: Sendable, Equatable {
  public let person: Person
  public let role: RoleReference
  /// What the person chose; nil for what the browser asks for.
  public let language: LanguageCode?
  /// What the person chose; nil for the workspace's.
  public let timeZone: TimeZone?
  public let createdAt: Timestamp
  /// Nil while the person can sign in.
  public let deactivatedAt: Timestamp?

  public var isActive: Bool { deactivatedAt == nil }
}
