import Kernel
import Storage

/// The verbs of checklists. Each change of a checklist is one of its task, whose version counts on.
public struct ChecklistActions: Sendable {
  let database: Database
  let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// What is to be changed about an item; nil leaves it as it is.
  public struct Change: Sendable {
    public var text: String?
    public var isDone: Bool?
    /// From 0; beyond the last is the last.
    public var position: Int?

    public init(text: String? = nil, isDone: Bool? = nil, position: Int? = nil) {
      self.text = text
      self.isDone = isDone
      self.position = position
    }
  }

  /// Adds an item.
  ///
  /// - Parameter position: from 0; nil for the end.
  /// - Throws: 404, 412 when the task's version is another than `version`, 422 when the checklist is full.
  public func add(
    _ text: String, at position: Int? = nil, to task: ID<CustomerTask>, version: Int? = nil, by actor: Actor
  ) async throws -> (task: TaskWithChecklist, item: ChecklistItem) {
    let item = ChecklistItem(id: effects.newID(), text: text)
    let result = try await write(task, version: version, by: actor) { items in
      guard items.count < ChecklistItem.limit else {
        throw Problem.invalid("/text", "tooMany", ["limit": String(ChecklistItem.limit)])
      }
      items.insert(item, at: min(position ?? items.count, items.count))
      return nil
    }
    return (result, item)
  }

  /// Changes an item. One that is ticked, or not, already stays so.
  ///
  /// - Throws: 404, and 412 as `add`.
  public func change(
    _ id: ID<ChecklistItem>, of task: ID<CustomerTask>, version: Int? = nil, by actor: Actor, _ change: Change
  ) async throws -> TaskWithChecklist {
    let completion = TaskCompletion(at: effects.now, person: actor.person)
    return try await write(task, version: version, by: actor) { items in
      guard let place = items.firstIndex(where: { $0.id == id }) else { throw Problem.notFound }
      var item = items[place]
      let wasDone = item.completion != nil
      if let text = change.text { item.text = text }
      if let isDone = change.isDone, isDone != wasDone { item.completion = isDone ? completion : nil }
      items.remove(at: place)
      items.insert(item, at: min(change.position ?? place, items.count))
      return !wasDone && item.completion != nil ? item : nil
    }
  }

  /// Moves an item by so many places, up when negative, as far as there is room.
  /// - Throws: 404.
  public func move(
    _ id: ID<ChecklistItem>, by places: Int, of task: ID<CustomerTask>, by actor: Actor
  ) async throws -> TaskWithChecklist {
    try await write(task, version: nil, by: actor) { items in
      guard let place = items.firstIndex(where: { $0.id == id }) else { throw Problem.notFound }
      let item = items.remove(at: place)
      items.insert(item, at: max(0, min(place + places, items.count)))
      return nil
    }
  }

  /// Takes an item out.
  /// - Throws: 404, and 412 as `add`.
  public func remove(
    _ id: ID<ChecklistItem>, of task: ID<CustomerTask>, version: Int? = nil, by actor: Actor
  ) async throws -> TaskWithChecklist {
    try await write(task, version: version, by: actor) { items in
      guard let place = items.firstIndex(where: { $0.id == id }) else { throw Problem.notFound }
      items.remove(at: place)
      return nil
    }
  }

  /// - Parameter change: gives the item that was done by it, which the timeline tells.
  private func write(
    _ id: ID<CustomerTask>, version: Int?, by actor: Actor,
    _ change: @escaping @Sendable (inout [ChecklistItem]) throws -> ChecklistItem?
  ) async throws -> TaskWithChecklist {
    let now = effects.now
    let eventID = effects.newID(Event.self)
    return try await database.write { tx in
      try TaskStore.lock(id, in: actor.workspace, tx)
      var task = try TaskAccess.load(id, for: actor, tx)
      guard version == nil || version == task.version else { throw Problem.stale }
      let before = try ChecklistStore.items(of: id, in: actor.workspace, tx)
      var items = before
      let done = try change(&items)
      guard items != before else { return TaskWithChecklist(task: task, items: items) }
      task.version += 1
      task.updatedAt = now
      guard try TaskStore.update(task, in: actor.workspace, tx) else { throw Problem.stale }
      try ChecklistStore.replace(before, by: items, of: id, in: actor.workspace, tx)
      if let done { try EventStore.insert([event(done, task, by: actor, id: eventID)], in: actor.workspace, tx) }
      return TaskWithChecklist(task: task, items: items)
    }
  }

  private func event(_ item: ChecklistItem, _ task: CustomerTask, by actor: Actor, id: ID<Event>) -> Event {
    Event(
      id: id, account: task.details.account, kind: .taskItemDone, occurredAt: task.updatedAt,
      recordedAt: task.updatedAt, person: actor.person, subject: EventSubject(task.id),
      payload: ["name": item.text, "task": task.details.title])
  }
}
