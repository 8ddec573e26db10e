import Kernel
import Storage

/// The only way to come by a task for an actor: what is not visible is not there.
public enum TaskAccess {
  /// The condition, on the aliases `t` of task and `a` of its account (outer joined), under which `actor` sees a
  /// row: the account is visible, or there is none and the task is that of people whose accounts are visible.
  public static func visible(to actor: Actor) -> SQL {
    switch actor.visibility {
    case .all: "1 = 1"
    case .ownedBy(let people):
      """
      CASE WHEN t.account_id IS NULL
        THEN \(SQL.contains("t.assignee_id", people.sorted())) OR \(SQL.contains("t.created_by", people.sorted()))
        ELSE \(AccountAccess.visible(to: actor)) END
      """
    }
  }

  /// The task; 404 when it is absent or invisible.
  public static func load(_ id: ID<CustomerTask>, for actor: Actor, _ tx: Transaction) throws -> CustomerTask {
    guard let task = try TaskStore.find(id, where: visible(to: actor), in: actor.workspace, tx) else {
      throw Problem.notFound
    }
    return task
  }
}
