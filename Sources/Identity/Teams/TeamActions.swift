import Kernel
import Storage

/// What can be done with teams.
public struct TeamActions: Sendable {
  private let database: Database
  private let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  @discardableResult
  public func create(name: String, members: [ID<Person>], by actor: Actor) async throws -> ID<Team> {
    let team = Team(id: effects.newID(), name: name, members: members)
    try await save(team, by: actor)
    return team.id
  }

  /// Throws 404 unless the team is there.
  func require(_ id: ID<Team>, for actor: Actor) async throws {
    let exists = try await database.read { tx in try TeamStore.exists(tx, actor.workspace, id) }
    if !exists { throw Problem.notFound }
  }

  /// Replaces the name and the members.
  public func change(_ id: ID<Team>, name: String, members: [ID<Person>], by actor: Actor) async throws {
    try await require(id, for: actor)
    try await save(Team(id: id, name: name, members: members), by: actor)
  }

  public func delete(_ id: ID<Team>, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      guard try TeamStore.delete(tx, actor.workspace, id) else { throw Problem.notFound }
      try Audit.record(tx, actor, .teamDeleted, subject: id, effects)
    }
  }

  private func save(_ team: Team, by actor: Actor) async throws {
    try await IdentityConstraint.translating {
      try await database.write { [effects] tx in
        for member in team.members where try PersonStore.find(tx, actor.workspace, member) == nil {
          throw Problem.invalid("/members", "unknownReference")
        }
        try TeamStore.save(tx, actor.workspace, team, at: effects.now)
        try Audit.record(
          tx, actor, .teamSaved, subject: team.id, details: ["name": team.name, "members": String(team.members.count)],
          effects)
      }
    }
  }
}
