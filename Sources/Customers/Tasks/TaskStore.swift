import Kernel
import Language
import Storage

/// All SQL that writes tasks and reads single ones. Lists and counts are in `TaskListStore`.
public enum TaskStore {
  /// Adds new tasks.
  public static func insert(
    _ tasks: some Sequence<CustomerTask>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "task", columns: ["workspace_id", "id", "source", "created_by", "created_at"] + columns,
      rows: tasks.lazy.map { task in
        [
          workspace.sqlValue, task.id.sqlValue, .text(task.source), task.createdBy?.sqlValue ?? .null,
          task.createdAt.sqlValue,
        ] + columnValues(task)
      })
  }

  /// Writes the task over the stored one, when the stored version is the one before.
  /// - Returns: false when somebody else was faster.
  public static func update(_ task: CustomerTask, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Bool {
    let details = task.details
    let changed = try tx.execute(
      """
      UPDATE task SET account_id = \(details.account), title = \(details.title), detail = \(details.detail),
        assignee_id = \(details.assignee), due_on = \(details.dueOn), priority = \(details.priority),
        completed_at = \(task.completion?.at), completed_by = \(task.completion?.person),
        version = \(task.version), updated_at = \(task.updatedAt)
      WHERE workspace_id = \(workspace) AND id = \(task.id) AND version = \(task.version - 1)
      """)
    return changed == 1
  }

  /// Keeps others from changing the task until the transaction ends.
  static func lock(_ id: ID<CustomerTask>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    _ = try tx.exists("SELECT 1 FROM task WHERE workspace_id = \(workspace) AND id = \(id)\(tx.dialect.lockingRows)")
  }

  /// The task, when `condition` (on the aliases `t` of task and `a` of its account) lets it be seen.
  public static func find(
    _ id: ID<CustomerTask>, where condition: SQL = "1 = 1", in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> CustomerTask? {
    try tx.first(
      """
      SELECT t.* FROM task t LEFT JOIN account a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
      WHERE t.workspace_id = \(workspace) AND t.id = \(id) AND \(condition)
      """, as: CustomerTask.self)
  }

  private static let columns: [StaticString] = [
    "account_id", "title", "detail", "assignee_id", "due_on", "priority", "completed_at", "completed_by", "version",
    "updated_at",
  ]

  private static func columnValues(_ task: CustomerTask) -> [SQLValue] {
    let details = task.details
    return [
      details.account?.sqlValue ?? .null, .text(details.title), details.detail?.sqlValue ?? .null,
      details.assignee?.sqlValue ?? .null, details.dueOn?.sqlValue ?? .null, details.priority.sqlValue,
      task.completion?.at.sqlValue ?? .null, task.completion?.person?.sqlValue ?? .null, task.version.sqlValue,
      task.updatedAt.sqlValue,
    ]
  }
}

extension CustomerTask: RowDecodable {
  public init(row: Row) throws {
    let completedAt: Timestamp? = try row["completed_at"]
    let completedBy: ID<Person>? = try row["completed_by"]
    self.init(
      id: try row["id"], version: try row["version"],
      details: TaskDetails(
        title: try row["title"], detail: try row["detail"], account: try row["account_id"],
        assignee: try row["assignee_id"], dueOn: try row["due_on"], priority: try row["priority"]),
      source: try row["source"], createdBy: try row["created_by"],
      completion: completedAt.map { TaskCompletion(at: $0, person: completedBy) },
      createdAt: try row["created_at"], updatedAt: try row["updated_at"])
  }
}
