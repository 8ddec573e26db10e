import Kernel
import Storage

/// All SQL about checklists.
public enum ChecklistStore {
  /// The items of a task, in their order.
  public static func items(
    of task: ID<CustomerTask>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ChecklistItem] {
    try tx.all(statement(task, in: workspace), as: ChecklistItem.self)
  }

  static func statement(_ task: ID<CustomerTask>, in workspace: ID<Workspace>) -> SQL {
    """
    SELECT * FROM task_checklist_item WHERE workspace_id = \(workspace) AND task_id = \(task) ORDER BY position, id
    """
  }

  /// Of those among the tasks that have a checklist.
  public static func progress(
    of tasks: [ID<CustomerTask>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<CustomerTask>: ChecklistProgress] {
    guard !tasks.isEmpty else { return [:] }
    var found: [ID<CustomerTask>: ChecklistProgress] = [:]
    try tx.forEach(
      """
      SELECT task_id, count(*) AS items, count(done_at) AS done FROM task_checklist_item
      WHERE workspace_id = \(workspace) AND \(SQL.contains("task_id", tasks)) GROUP BY task_id
      """
    ) { found[try $0["task_id"]] = ChecklistProgress(done: try $0["done"], total: try $0["items"]) }
    return found
  }

  /// Makes the stored checklist this one: removes, adds and changes what differs from `before`.
  public static func replace(
    _ before: [ChecklistItem] = [], by items: [ChecklistItem], of task: ID<CustomerTask>,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let removed = Set(before.map(\.id)).subtracting(items.map(\.id))
    if !removed.isEmpty {
      try tx.execute(
        """
        DELETE FROM task_checklist_item
        WHERE workspace_id = \(workspace) AND \(SQL.contains("id", removed.sorted()))
        """)
    }
    let places = Dictionary(before.enumerated().map { ($1.id, (place: $0, item: $1)) }) { first, _ in first }
    var added: [[SQLValue]] = []
    for (place, item) in items.enumerated() {
      guard let known = places[item.id] else {
        added.append(row(item, place, of: task, in: workspace))
        continue
      }
      if known.place != place || known.item != item { try update(item, place, in: workspace, tx) }
    }
    try tx.insert(
      into: "task_checklist_item",
      columns: ["workspace_id", "id", "task_id", "position", "text", "done_at", "done_by"], rows: added)
  }

  private static func update(
    _ item: ChecklistItem, _ place: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE task_checklist_item SET position = \(place), text = \(item.text), done_at = \(item.completion?.at),
        done_by = \(item.completion?.person)
      WHERE workspace_id = \(workspace) AND id = \(item.id)
      """)
  }

  private static func row(
    _ item: ChecklistItem, _ place: Int, of task: ID<CustomerTask>, in workspace: ID<Workspace>
  ) -> [SQLValue] {
    [
      workspace.sqlValue, item.id.sqlValue, task.sqlValue, place.sqlValue, .text(item.text),
      item.completion?.at.sqlValue ?? .null, item.completion?.person?.sqlValue ?? .null,
    ]
  }
}

extension ChecklistItem: RowDecodable {
  public init(row: Row) throws {
    let doneAt: Timestamp? = try row["done_at"]
    let doneBy: ID<Person>? = try row["done_by"]
    self.init(
      id: try row["id"], text: try row["text"],
      completion: doneAt.map { TaskCompletion(at: $0, person: doneBy) })
  }
}
