import Identity
import Kernel
import Storage

/// The verbs of the members of accounts' teams.
public struct MemberActions: Sendable {
  let database: Database
  let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// Adds a member, or gives one another role.
  /// - Throws: 404 for the account, 422 for somebody who does not work here any more.
  public func put(_ person: ID<Person>, as role: String, to account: ID<Account>, by actor: Actor) async throws {
    let member = AccountMember(person: person, role: role, addedAt: effects.now)
    try await database.write { tx in
      try AccountAccess.require(account, for: actor, tx)
      guard try PersonStore.find(tx, actor.workspace, person)?.isActive == true else {
        throw Problem.invalid("/personId", "unknownReference")
      }
      try MemberStore.put(member, of: account, by: actor.person, in: actor.workspace, tx)
    }
  }

  /// - Throws: 404 when the account is invisible, or the person no member.
  public func remove(_ person: ID<Person>, from account: ID<Account>, by actor: Actor) async throws {
    try await database.write { tx in
      try AccountAccess.require(account, for: actor, tx)
      guard try MemberStore.remove(person, from: account, in: actor.workspace, tx) else { throw Problem.notFound }
    }
  }
}
