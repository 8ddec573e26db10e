import Foundation
import Kernel

/// Who stands behind a session or a token, as the database knows them at this moment.
struct AuthenticatedPerson: Sendable {
  let person: Person
  let workspace: Workspace
  let role: Role
  let language: LanguageCode?
  let timeZone: TimeZone?
  /// Nil for a session.
  let tokenName: String?
  /// Nil for a session.
  let scopes: [TokenScope]?
  /// Nil for a token that does not expire.
  let expiresAt: Timestamp?
  /// When the session or token was last seen in use, roughly; nil for a token that never was.
  let usedAt: Timestamp?
  var visibility: Actor.Visibility = .ownedBy([])

  /// The role's permissions; for a token only those that its scopes name.
  var permissions: Set<Permission> {
    guard let scopes else { return role.permissions }
    let named: Set<Permission> = scopes.reduce(into: []) { $0.formUnion($1.permissions) }
    return named.intersection(role.permissions)
  }

  var actor: Actor {
    Actor(
      workspace: workspace.id, kind: tokenName.map { .token(name: $0) } ?? .person, person: person.id,
      permissions: permissions, visibility: visibility)
  }
}
