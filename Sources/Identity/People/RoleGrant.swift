import Kernel
import Storage

/// Who may give which role to whom.
enum RoleGrant {
  /// Throws `beyondOwnRights` unless `actor` may give `role`: only owners make owners, and nobody gives away a
  /// permission that they do not have. Throws 422 for a role that does not exist.
  static func check(_ tx: Transaction, _ actor: Actor, gives role: RoleReference) throws {
    guard let found = try RoleStore.find(tx, actor.workspace, role) else {
      throw Problem.invalid("/role", "unknownReference")
    }
    guard found.permissions.isSubset(of: actor.permissions) else { throw IdentityError.beyondOwnRights }
    if role == .builtIn(.owner) { try requireOwner(tx, actor) }
  }

  /// Throws `beyondOwnRights` unless `actor` may change what `member` is: the same rule, for what they have now.
  static func check(_ tx: Transaction, _ actor: Actor, changes member: StaffMember) throws {
    try check(tx, actor, gives: member.role)
  }

  private static func requireOwner(_ tx: Transaction, _ actor: Actor) throws {
    if actor.kind == .system { return }
    guard let person = actor.person, let member = try PersonStore.find(tx, actor.workspace, person),
      member.role == .builtIn(.owner)
    else { throw IdentityError.beyondOwnRights }
  }
}
