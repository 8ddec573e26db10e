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
  public func create(_ draft: TaskDraft, by actor: Actor) async throws -> CustomerTask {
    let now = effects.now
    let (id, eventID) = (effects.newID(CustomerTask.self), effects.newID(Event.self))
    let items = draft.checklist.map { ChecklistItem(id: effects.newID(), text: $0) }
    return try await database.write { tx in
      try check(draft.details, for: actor, tx)
      let task = CustomerTask(
        id: id, details: try due(draft, at: now, in: actor.workspace, tx), createdBy: actor.person, createdAt: now,
        updatedAt: now)
      try TaskStore.insert([task], in: actor.workspace, tx)
      try ChecklistStore.replace(by: items, of: id, in: actor.workspace, tx)
      try EventStore.insert([event(.taskAdded, task, by: actor, id: eventID)], in: actor.workspace, tx)
      try factsChanged([task.details.account].compactMap(\.self), actor.workspace, tx)
      return task
    }
  }

  /// Adds a task as its details say.
  public func create(_ details: TaskDetails, by actor: Actor) async throws -> CustomerTask {
    try await create(TaskDraft(details), by: actor)
  }

  /// Changes a task.
  ///
  /// - Parameters:
  ///   - version: what the caller has seen; nil when it does not care.
  ///   - change: makes the new state out of the present one.
  /// - Throws: 404, 412 when the version is not the present one, and as `create`.
  public func change(
    _ id: ID<CustomerTask>, version: Int?, by actor: Actor,
    _ change: @escaping @Sendable (inout TaskDraft) throws -> Void
  ) async throws -> CustomerTask {
    let now = effects.now
    return try await write(.taskChanged, id, version: version, by: actor) { task, tx in
      let before = task.details
      var draft = TaskDraft(before)
      try change(&draft)
      task.details = try due(draft, at: now, in: actor.workspace, tx)
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

  /// The details with the day that so many business days of the assignee lead to.
  private func due(
    _ draft: TaskDraft, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> TaskDetails {
    guard let count = draft.dueIn else { return draft.details }
    var details = draft.details
    let calendars = try WorkCalendars.load(in: workspace, tx)
    let today = calendars.today(of: details.assignee, at: now)
    details.dueOn = calendars.calendar(of: details.assignee).day(count, after: today)
    return details
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
