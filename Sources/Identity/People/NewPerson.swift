import Foundation
import Kernel

/// A person who joins a workspace.
public struct NewPerson: Sendable {
  public let id: ID<Person>
  public let name: String
  public let email: EmailAddress
  public let role: RoleReference
  /// Nil for what the browser asks for.
  public let language: LanguageCode?
  /// Nil for the workspace's.
  public let timeZone: TimeZone?

  public init(
    id: ID<Person>, name: String, email: EmailAddress, role: RoleReference, language: LanguageCode? = nil,
    timeZone: TimeZone? = nil
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.role = role
    self.language = language
    self.timeZone = timeZone
  }
}
