import Kernel
import Storage

/// The verbs of notes, calls and meetings: each one transaction of a row, its event and what follows from it.
public struct NoteActions: Sendable {
  let database: Database
  let effects: Effects
  let factsChanged: FactsChanged
  let pastChanged: PastChanged
  let mentions: Mentions

  public init(
    database: Database, effects: Effects, factsChanged: @escaping FactsChanged = { _, _, _ in },
    pastChanged: @escaping PastChanged = { _, _, _ in }, notified: @escaping Notified = { _, _, _ in }
  ) {
    self.database = database
    self.effects = effects
    self.factsChanged = factsChanged
    self.pastChanged = pastChanged
    mentions = Mentions(effects: effects, notified: notified)
  }

  /// What a request says about a note.
  public struct Command: Sendable {
    public var kind: NoteKind
    public var body: String
    /// Nil for now.
    public var occurredAt: Timestamp?
    /// Only of a call or a meeting.
    public var outcome: Judgement?

    public init(kind: NoteKind = .note, body: String, occurredAt: Timestamp? = nil, outcome: Judgement? = nil) {
      self.kind = kind
      self.body = body
      self.occurredAt = occurredAt
      self.outcome = outcome
    }
  }

  /// How far ahead the clock of a client may be.
  static let clockTolerance: Duration = .minutes(5)

  /// Adds a note; a call or a meeting also says when the customer was last spoken with.
  /// - Throws: 404 for the account, 422 for what has not happened yet, and for the outcome of a mere note.
  public func add(_ command: Command, to account: ID<Account>, by actor: Actor) async throws -> Note {
    let now = effects.now
    let occurredAt = command.occurredAt ?? now
    guard occurredAt <= now + Self.clockTolerance else { throw Problem.invalid("/occurredAt", "inTheFuture") }
    guard command.outcome == nil || command.kind.isContact else {
      throw Problem.invalid("/outcome", "onlyOfConversations")
    }
    let note = Note(
      id: effects.newID(), account: account, kind: command.kind, body: command.body, occurredAt: occurredAt,
      author: actor.person, createdAt: now, updatedAt: now, outcome: command.outcome)
    let event = note.event(id: effects.newID())
    let outcome = note.observation(id: effects.newID())
    return try await database.write { tx in
      try AccountAccess.require(account, for: actor, tx)
      try NoteStore.insert([note], in: actor.workspace, tx)
      if let outcome { try ObservationStore.insert(outcome, in: actor.workspace, tx) }
      try EventStore.insert([event], in: actor.workspace, tx)
      try mentions.notify(note, by: actor, tx)
      if note.kind.isContact {
        try AccountSummaryStore.noteContact(with: account, at: occurredAt, in: actor.workspace, tx)
        try factsChanged([account], actor.workspace, tx)
        try pastChanged([PastChange(account, from: occurredAt.utcDay)], actor.workspace, tx)
      }
      return note
    }
  }

  /// Changes what a note says; what it said before is kept.
  /// - Throws: 404, 412 when `version` is not the present one.
  public func edit(_ id: ID<Note>, body: String, version: Int?, by actor: Actor) async throws -> Note {
    let now = effects.now
    let eventID = effects.newID(Event.self)
    return try await database.write { tx in
      var note = try NoteAccess.load(id, for: actor, tx)
      guard version == nil || version == note.version else { throw Problem.stale }
      guard body != note.body else { return note }
      let before = note.body
      note.body = body
      note.version += 1
      note.updatedAt = now
      guard try NoteStore.edit(note, by: actor.person, in: actor.workspace, tx) else { throw Problem.stale }
      // Without an account: the timeline shows the note itself, marked as edited.
      let event = Event(
        id: eventID, account: nil, kind: .noteEdited, occurredAt: now, recordedAt: now, person: actor.person,
        subject: EventSubject(id))
      try EventStore.insert([event], in: actor.workspace, tx)
      try mentions.notify(note, before: before, by: actor, tx)
      return note
    }
  }
}
