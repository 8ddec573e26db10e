import Kernel
import Storage

/// What can be done with roles. Nobody puts into a role what they may not do themselves.
public struct RoleActions: Sendable {
  private let database: Database
  private let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  public func create(_ draft: RoleDraft, by actor: Actor) async throws -> ID<Role> {
    let id = effects.newID(Role.self)
    try await save(id, draft, as: .roleCreated, by: actor)
    return id
  }

  public func change(_ id: ID<Role>, to draft: RoleDraft, by actor: Actor) async throws {
    try await save(id, draft, as: .roleChanged, by: actor)
  }

  private func save(_ id: ID<Role>, _ draft: RoleDraft, as action: AuditAction, by actor: Actor) async throws {
    guard draft.permissions.isSubset(of: actor.permissions) else { throw IdentityError.beyondOwnRights }
    try await IdentityConstraint.translating {
      try await database.write { [effects] tx in
        if action == .roleChanged {
          guard let before = try RoleStore.find(tx, actor.workspace, .custom(id)) else { throw Problem.notFound }
          guard before.permissions.isSubset(of: actor.permissions) else { throw IdentityError.beyondOwnRights }
        }
        try RoleStore.save(tx, actor.workspace, id, draft, at: effects.now)
        try Audit.record(
          tx, actor, action, subject: id,
          details: [
            "name": draft.name, "permissions": draft.permissions.stored, "visibility": draft.visibility.rawValue,
          ],
          effects)
      }
    }
  }

  /// Removes a role that nobody has.
  public func delete(_ id: ID<Role>, by actor: Actor) async throws {
    try await IdentityConstraint.translating {
      try await database.write { [effects] tx in
        if try PersonStore.hasAny(tx, actor.workspace, with: id) { throw IdentityError.roleInUse }
        guard try RoleStore.delete(tx, actor.workspace, id) else { throw Problem.notFound }
        try Audit.record(tx, actor, .roleDeleted, subject: id, effects)
      }
    }
  }

  /// Chooses which accounts the people of a built-in role see.
  public func setVisibility(_ role: BuiltInRole, _ visibility: RowVisibility, by actor: Actor) async throws {
    guard role.hasChoiceOfVisibility else { throw Problem.notFound }
    try await database.write { [effects] tx in
      try RoleStore.setVisibility(tx, actor.workspace, role, visibility)
      try Audit.record(
        tx, actor, .roleChanged, subject: role.rawValue, details: ["visibility": visibility.rawValue], effects)
    }
  }
}
