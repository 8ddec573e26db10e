import Identity
import Kernel
import Storage

/// The verbs of the members of accounts' teams. Who is on the team of an account sees it, as its owner does.
public struct MemberActions: Sendable {
  let database: Database
  let effects: Effects
  let factsChanged: FactsChanged

  public init(
    database: Database, effects: Effects, factsChanged: @escaping FactsChanged = { _, _, _ in }
  ) {
    self.database = database
    self.effects = effects
    self.factsChanged = factsChanged
  }

  /// Adds a member, or gives one another role.
  /// - Throws: 404 for the account, 422 for somebody who does not work here any more.
  public func put(_ person: ID<Person>, as role: String, to account: ID<Account>, by actor: Actor) async throws {
    let member = AccountMember(person: person, role: role, addedAt: effects.now)
    try await database.write { tx in
      try AccountAccess.require(account, for: actor, tx)
      guard let colleague = try PersonStore.find(tx, actor.workspace, person), colleague.isActive else {
        throw Problem.invalid("/personId", "unknownReference")
      }
      let before = try MemberStore.members(of: account, in: actor.workspace, tx).first { $0.person == person }
      guard before?.role != role else { return }
      try MemberStore.put(member, of: account, by: actor.person, in: actor.workspace, tx)
      try tell(before == nil ? .memberAdded : .memberChanged, member, colleague.person.name, of: account, by: actor, tx)
    }
  }

  /// - Throws: 404 when the account is invisible, or the person no member.
  public func remove(_ person: ID<Person>, from account: ID<Account>, by actor: Actor) async throws {
    try await database.write { tx in
      try AccountAccess.require(account, for: actor, tx)
      let members = try MemberStore.members(of: account, in: actor.workspace, tx)
      guard let member = members.first(where: { $0.person == person }),
        try MemberStore.remove(person, from: account, in: actor.workspace, tx)
      else { throw Problem.notFound }
      let name = try PersonStore.find(tx, actor.workspace, person)?.person.name
      try tell(.memberRemoved, member, name, of: account, by: actor, tx)
    }
  }

  private func tell(
    _ kind: EventKind, _ member: AccountMember, _ name: String?, of account: ID<Account>, by actor: Actor,
    _ tx: Transaction
  ) throws {
    let now = effects.now
    var payload = ["role": member.role]
    payload["name"] = name
    let event = Event(
      id: effects.newID(), account: account, kind: kind, occurredAt: now, recordedAt: now, person: actor.person,
      subject: EventSubject(member.person), payload: payload)
    try EventStore.insert([event], in: actor.workspace, tx)
    // Segments can ask who is on the team.
    try factsChanged([account], actor.workspace, tx)
  }
}
