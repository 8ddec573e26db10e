import Kernel
import Storage

/// A task with its checklist.
public struct TaskWithChecklist: Sendable, Equatable {
  public let task: CustomerTask
  public let items: [ChecklistItem]

  public init(task: CustomerTask, items: [ChecklistItem]) {
    self.task = task
    self.items = items
  }

  /// 404 when the task is absent or invisible.
  static func load(_ id: ID<CustomerTask>, for actor: Actor, _ tx: Transaction) throws -> TaskWithChecklist {
    let task = try TaskAccess.load(id, for: actor, tx)
    return TaskWithChecklist(task: task, items: try ChecklistStore.items(of: id, in: actor.workspace, tx))
  }
}
