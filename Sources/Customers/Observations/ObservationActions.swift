import Kernel
import Storage

/// The verbs of what people tell about accounts: each one transaction of a row, its event and what follows from it.
public struct ObservationActions: Sendable {
  let database: Database
  let effects: Effects
  let factsChanged: FactsChanged
  let pastChanged: PastChanged

  public init(
    database: Database, effects: Effects, factsChanged: @escaping FactsChanged = { _, _, _ in },
    pastChanged: @escaping PastChanged = { _, _, _ in }
  ) {
    self.database = database
    self.effects = effects
    self.factsChanged = factsChanged
    self.pastChanged = pastChanged
  }

  /// Says how somebody feels about an account, in place of what was said before.
  ///
  /// - Parameter moment: when it was so; nil for the present moment.
  /// - Throws: 404 for the account, 422 for a moment to come.
  @discardableResult
  public func say(
    _ judgement: Judgement, about account: ID<Account>, at moment: Timestamp? = nil, by actor: Actor
  ) async throws -> Observation {
    let told = try observation(.impression, judgement, account, at: moment, by: actor)
    let event = event(.impressionGiven, told, by: actor, ["judgement": judgement.rawValue])
    return try await database.write { tx in
      try AccountAccess.require(account, for: actor, tx)
      try write(told, event, in: actor.workspace, tx)
      return told
    }
  }

  /// Tells that a champion has left: they keep their place and their history, but are champion no more.
  ///
  /// - Throws: 404 for the account, 422 for somebody who is no champion there and for a moment to come.
  @discardableResult
  public func leave(
    _ contact: ID<Contact>, of account: ID<Account>, at moment: Timestamp? = nil, by actor: Actor
  ) async throws -> Observation {
    let told = try observation(.championLeft, .bad, account, contact: contact, at: moment, by: actor)
    let eventID = effects.newID(Event.self)
    return try await database.write { tx in
      try AccountAccess.require(account, for: actor, tx)
      let found = try ContactStore.find(contact, where: ContactAccess.visible(to: actor), in: actor.workspace, tx)
      guard let found, found.role(at: account) == .champion else {
        throw Problem.invalid("/contactId", "notAChampion")
      }
      try ContactStore.attach(contact, to: account, as: .user, in: actor.workspace, tx)
      let event = Event(
        id: eventID, account: account, kind: .championLeft, occurredAt: told.occurredAt, recordedAt: told.recordedAt,
        person: actor.person, subject: EventSubject(contact), payload: ["name": found.details.displayName])
      try write(told, event, in: actor.workspace, tx)
      return told
    }
  }

  /// Takes back what the actor told; what was told before counts again, and a champion is one again.
  ///
  /// - Throws: 404 when there is nothing of the actor's to take back.
  public func withdraw(_ id: ID<Observation>, of account: ID<Account>, by actor: Actor) async throws {
    let now = effects.now
    let eventID = effects.newID(Event.self)
    try await database.write { tx in
      try AccountAccess.require(account, for: actor, tx)
      guard let told = try ObservationStore.find(id, of: account, in: actor.workspace, tx),
        actor.person != nil, told.person == actor.person,
        try ObservationStore.withdraw(told, at: now, in: actor.workspace, tx)
      else { throw Problem.notFound }
      try makeChampion(told, in: actor.workspace, tx)
      let event = Event(
        id: eventID, account: account, kind: .observationWithdrawn, occurredAt: now, recordedAt: now,
        person: actor.person, subject: told.contact.map { EventSubject($0) }, payload: ["kind": told.kind.rawValue])
      try EventStore.insert([event], in: actor.workspace, tx)
      try follow(told, in: actor.workspace, tx)
    }
  }

  /// Of a champion who did not leave after all, unless they were given another role or taken out since.
  private func makeChampion(_ told: Observation, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    guard let contact = told.contact, let found = try ContactStore.find(contact, in: workspace, tx),
      found.role(at: told.account) == .user
    else { return }
    try ContactStore.attach(contact, to: told.account, as: .champion, in: workspace, tx)
  }

  private func write(
    _ told: Observation, _ event: Event, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try ObservationStore.insert(told, in: workspace, tx)
    try EventStore.insert([event], in: workspace, tx)
    try follow(told, in: workspace, tx)
  }

  private func follow(_ told: Observation, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try factsChanged([told.account], workspace, tx)
    try pastChanged([PastChange(told.account, from: told.occurredAt.utcDay)], workspace, tx)
  }

  private func observation(
    _ kind: ObservationKind, _ judgement: Judgement, _ account: ID<Account>, contact: ID<Contact>? = nil,
    at moment: Timestamp?, by actor: Actor
  ) throws -> Observation {
    let now = effects.now
    guard moment ?? now <= now + NoteActions.clockTolerance else { throw Problem.invalid("/occurredAt", "inTheFuture") }
    return Observation(
      id: effects.newID(), account: account, kind: kind, judgement: judgement, contact: contact,
      occurredAt: moment ?? now, recordedAt: now, person: actor.person)
  }

  private func event(
    _ kind: EventKind, _ told: Observation, by actor: Actor, _ payload: [String: String]
  ) -> Event {
    Event(
      id: effects.newID(), account: told.account, kind: kind, occurredAt: told.occurredAt,
      recordedAt: told.recordedAt, person: actor.person, payload: payload)
  }
}
