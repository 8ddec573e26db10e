import Identity
import Kernel
import Storage

/// The verbs of tasks: each one transaction of a row and its event.
public struct TaskActions: Sendable {
  let database: Database
  let effects: Effects
  let factsChanged: FactsChanged

  public init(database: Database, effects: Effects, factsChanged: @escaping FactsChanged = { _, _, _ in }) {
    self.database = database
    self.effects = effects
    self.factsChanged = factsChanged
  }

  /// Adds a task.
  /// - Throws: 422 for an unknown account or assignee.
  public func create(_ details: TaskDetails, by actor: Actor) async throws -> CustomerTask {
    let now = effects.now
    let task = CustomerTask(
      id: effects.newID(), details: details, createdBy: actor.person, createdAt: now, updatedAt: now)
    let event = event(.taskAdded, task, by: actor, id: effects.newID())
    return try await database.write { tx in
      try check(details, for: actor, tx)
      try TaskStore.insert([task], in: actor.workspace, tx)
      try EventStore.insert([event], in: actor.workspace, tx)
      try factsChanged([details.account].compactMap(\.self), actor.workspace, tx)
      return task
    }
  }

  /// Changes a task.
  ///
  /// - Parameters:
  ///   - version: what the caller has seen; nil when it does not care.
  ///   - change: makes the new state out of the present one.
  /// - Throws: 404, 412 when the version is not the present one, and as `create`.
  public func change(
    _ id: ID<CustomerTask>, version: Int?, by actor: Actor,
    _ change: @escaping @Sendable (inout TaskDetails) throws -> Void
  ) async throws -> CustomerTask {
    try await write(.taskChanged, id, version: version, by: actor) { task, tx in
      let before = task.details
      try change(&task.details)
      guard task.details != before else { return false }
      try check(task.details, unlessAs: before, for: actor, tx)
      return true
    }
  }

  /// Marks a task as done; one that is done stays as it is.
  /// - Throws: 404.
  public func complete(_ id: ID<CustomerTask>, by actor: Actor) async throws -> CustomerTask {
    let completion = TaskCompletion(at: effects.now, person: actor.person)
    return try await write(.taskCompleted, id, version: nil, by: actor) { task, _ in
      guard task.completion == nil else { return false }
      task.completion = completion
      return true
    }
  }

  /// Makes a task that was done an open one; one that is open stays as it is.
  /// - Throws: 404.
  public func reopen(_ id: ID<CustomerTask>, by actor: Actor) async throws -> CustomerTask {
    try await write(.taskReopened, id, version: nil, by: actor) { task, _ in
      guard task.completion != nil else { return false }
      task.completion = nil
      return true
    }
  }

  /// - Parameter change: gives false when there is nothing to write.
  private func write(
    _ kind: EventKind, _ id: ID<CustomerTask>, version: Int?, by actor: Actor,
    _ change: @escaping @Sendable (inout CustomerTask, Transaction) throws -> Bool
  ) async throws -> CustomerTask {
    let now = effects.now
    let eventID = effects.newID(Event.self)
    return try await database.write { tx in
      var task = try TaskAccess.load(id, for: actor, tx)
      guard version == nil || version == task.version else { throw Problem.stale }
      guard try change(&task, tx) else { return task }
      task.version += 1
      task.updatedAt = now
      guard try TaskStore.update(task, in: actor.workspace, tx) else { throw Problem.stale }
      try EventStore.insert([event(kind, task, by: actor, id: eventID)], in: actor.workspace, tx)
      try factsChanged([task.details.account].compactMap(\.self), actor.workspace, tx)
      return task
    }
  }

  /// - Parameter before: what need not be visible or present any more, since it was so already.
  private func check(
    _ details: TaskDetails, unlessAs before: TaskDetails? = nil, for actor: Actor, _ tx: Transaction
  ) throws {
    var validation = Validation()
    if let assignee = details.assignee, assignee != before?.assignee {
      let member = try PersonStore.find(tx, actor.workspace, assignee)
      validation.require(member?.isActive == true, "/assigneeId", "unknownReference")
    }
    if let account = details.account, account != before?.account {
      let sees = try AccountStore.find(account, where: AccountAccess.visible(to: actor), in: actor.workspace, tx)
      validation.require(sees != nil, "/accountId", "unknownReference")
    }
    try validation.check()
  }

  private func event(_ kind: EventKind, _ task: CustomerTask, by actor: Actor, id: ID<Event>) -> Event {
    Event(
      id: id, account: task.details.account, kind: kind, occurredAt: task.updatedAt, recordedAt: task.updatedAt,
      person: actor.person, subject: EventSubject(task.id), payload: ["name": task.details.title])
  }
}
