import Customers
import Identity
import Kernel
import Language
import Storage

/// The verbs of the worklist.
public struct WorklistActions: Sendable {
  let database: Database
  let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// Puts an item away and keeps that somebody did.
  ///
  /// - Parameter day: the actor's present day.
  /// - Returns: the decision; nil when nothing waits there any more, so that asking twice is as asking once.
  /// - Throws: 404 for an account that is absent or invisible.
  @discardableResult
  public func decide(
    _ decision: WorkDecision, about account: ID<Account>, on day: LocalDate, by actor: Actor
  ) async throws -> WorkDecisionRecord? {
    let now = effects.now
    let id = effects.newID(WorkDecisionRecord.self)
    return try await database.write { tx in
      try AccountAccess.require(account, for: actor, tx)
      return try Self.write(decision, about: account, on: day, at: now, id: id, by: actor, tx)
    }
  }

  /// For so long a decision can be taken back by the one who made it.
  static let undoTime = Duration.minutes(15)

  /// What the actor last decided about the account, with its name, while it can be taken back.
  public func latest(
    about account: ID<Account>, by actor: Actor
  ) async throws -> (record: WorkDecisionRecord, account: String)? {
    let earliest = effects.now - Self.undoTime
    return try await database.read { tx in
      let visible = try AccountAccess.load(account, for: actor, tx)
      let record = try Self.own(about: account, since: earliest, by: actor, tx)
      return record.map { ($0, visible.details.name) }
    }
  }

  /// Every decision about the account, the latest first.
  /// - Throws: 404 for an account that is absent or invisible.
  public func history(about account: ID<Account>, by actor: Actor) async throws -> [WorkDecisionRecord] {
    try await database.read { tx in
      try AccountAccess.require(account, for: actor, tx)
      return try WorkDecisionStore.history(of: account, in: actor.workspace, tx)
    }
  }

  /// Takes back what the actor just decided: the item is open again and the decision is as if never made.
  ///
  /// - Returns: what was taken back; nil when there is nothing, or somebody else has decided since.
  /// - Throws: 404 for an account that is absent or invisible.
  @discardableResult
  public func undo(about account: ID<Account>, by actor: Actor) async throws -> WorkDecisionRecord? {
    let now = effects.now
    return try await database.write { tx in
      try AccountAccess.require(account, for: actor, tx)
      guard try WorklistStore.find(account, isLocked: true, in: actor.workspace, tx) != nil,
        let record = try Self.own(about: account, since: now - Self.undoTime, by: actor, tx)
      else { return nil }
      try WorkDecisionStore.delete(record, in: actor.workspace, tx)
      try WorklistStore.setState(.open, of: account, at: now, in: actor.workspace, tx)
      return record
    }
  }

  private static func own(
    about account: ID<Account>, since earliest: Timestamp, by actor: Actor, _ tx: Transaction
  ) throws -> WorkDecisionRecord? {
    let last = try WorkDecisionStore.history(of: account, in: actor.workspace, tx).first
    guard let last, let person = actor.person, last.person == person, last.at >= earliest else { return nil }
    return last
  }

  /// Takes the suggested step: a task for its owner or the actor, due today or on their next business day, and the
  /// item is done.
  ///
  /// When the task is not done in time, the item comes back for that.
  /// - Parameter title: makes the task's title out of the account's name and the item.
  /// - Returns: nil when nothing waits there any more.
  /// - Throws: 404 for an account that is absent or invisible.
  @discardableResult
  public func takeStep(
    about account: ID<Account>, on day: LocalDate, by actor: Actor,
    title: @escaping @Sendable (String, WorklistRow, Transaction) throws -> String
  ) async throws -> CustomerTask? {
    let now = effects.now
    let (taskID, eventID) = (effects.newID(CustomerTask.self), effects.newID(Event.self))
    let decisionID = effects.newID(WorkDecisionRecord.self)
    return try await database.write { tx in
      let visible = try AccountAccess.load(account, for: actor, tx)
      guard let item = try WorklistStore.find(account, in: actor.workspace, tx), item.state.isShown(on: day) else {
        return nil
      }
      let words = TextNormalizer.stored(try title(visible.details.name, item, tx))
      let assignee = actor.person ?? visible.details.owner
      let calendar = try WorkCalendars.load(in: actor.workspace, tx).calendar(of: assignee)
      let task = CustomerTask(
        id: taskID,
        details: TaskDetails(
          title: String(words.prefix(200)), account: account, assignee: assignee, dueOn: calendar.onOrAfter(day),
          priority: item.severity == .urgent ? .high : .normal),
        source: "today", createdBy: actor.person, createdAt: now, updatedAt: now)
      try TaskStore.insert([task], in: actor.workspace, tx)
      let event = Event(
        id: eventID, account: account, kind: .taskAdded, occurredAt: now, recordedAt: now, person: actor.person,
        subject: EventSubject(task.id), payload: ["name": task.details.title])
      try EventStore.insert([event], in: actor.workspace, tx)
      _ = try Self.write(.done, about: account, on: day, at: now, id: decisionID, by: actor, tx)
      return task
    }
  }

  private static func write(
    _ decision: WorkDecision, about account: ID<Account>, on day: LocalDate, at now: Timestamp,
    id: ID<WorkDecisionRecord>, by actor: Actor, _ tx: Transaction
  ) throws -> WorkDecisionRecord? {
    guard let item = try WorklistStore.find(account, isLocked: true, in: actor.workspace, tx),
      item.state.isShown(on: day)
    else { return nil }
    let record = WorkDecisionRecord(
      id: id, account: account, kind: decision.kind, until: decision.until, reason: decision.reason,
      person: actor.person, at: now, severity: item.severity, kinds: WorkReasonKinds(item.reasons))
    try WorkDecisionStore.insert(record, in: actor.workspace, tx)
    let state = WorkState(item.reasons, until: decision.until)
    try WorklistStore.setState(state, of: account, at: now, in: actor.workspace, tx)
    return record
  }
}
