import Kernel
import Storage

/// All SQL that reads tasks as lists and counts.
public enum TaskListStore {
  /// Which tasks, from where.
  public struct Query: Sendable {
    /// On the aliases `t` of task and `a` of its account.
    public var condition: SQL
    public var account: ID<Account>?
    public var assignee: ID<Person>?
    /// All when nil.
    public var state: TaskState?
    /// The days by which tasks are overdue.
    public var late: LateDays
    public var after: Cursor?
    public var limit: Int

    public init(
      condition: SQL = "1 = 1", account: ID<Account>? = nil, assignee: ID<Person>? = nil, state: TaskState? = nil,
      late: LateDays, after: Cursor? = nil, limit: Int = 50
    ) {
      self.condition = condition
      self.account = account
      self.assignee = assignee
      self.state = state
      self.late = late
      self.after = after
      self.limit = limit
    }
  }

  /// One page by due date, those without one last.
  public static func page(
    _ query: Query, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<TaskListItem> {
    var items = try tx.all(try statement(query, in: workspace), as: TaskListItem.self)
    let progress = try ChecklistStore.progress(of: items.map(\.task.id), in: workspace, tx)
    for index in items.indices { items[index].progress = progress[items[index].task.id] }
    return Page(items, limit: query.limit) { item in
      let due = item.task.details.dueOn?.daysSinceEpoch ?? never
      return Cursor([String(due), item.task.id.description])
    }
  }

  /// How many tasks are overdue, of those that `condition` lets through; zero is left out.
  public static func overdueByAccount(
    _ late: LateDays, accounts: [ID<Account>], where condition: SQL = "1 = 1", in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [ID<Account>: Int] {
    var counts: [ID<Account>: Int] = [:]
    try tx.forEach(
      """
      SELECT t.account_id, count(*) AS tasks
      FROM task t LEFT JOIN account a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
      WHERE \(overdue(late, in: workspace)) AND \(SQL.contains("t.account_id", accounts)) AND \(condition)
      GROUP BY t.account_id
      """
    ) { counts[try $0["account_id"]] = try $0["tasks"] }
    return counts
  }

  /// How many tasks are overdue for each assignee; zero is left out.
  public static func overdueByPerson(
    _ late: LateDays, where condition: SQL = "1 = 1", in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Person>: Int] {
    var counts: [ID<Person>: Int] = [:]
    try tx.forEach(
      """
      SELECT t.assignee_id, count(*) AS tasks
      FROM task t LEFT JOIN account a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
      WHERE \(overdue(late, in: workspace)) AND t.assignee_id IS NOT NULL AND \(condition)
      GROUP BY t.assignee_id
      """
    ) { counts[try $0["assignee_id"]] = try $0["tasks"] }
    return counts
  }

  static func statement(_ query: Query, in workspace: ID<Workspace>) throws(Problem) -> SQL {
    var conditions: [SQL] = ["t.workspace_id = \(workspace)", query.condition]
    if let account = query.account { conditions.append("t.account_id = \(account)") }
    if let assignee = query.assignee { conditions.append("t.assignee_id = \(assignee)") }
    switch query.state {
    case nil: break
    case .open: conditions.append("t.completed_at IS NULL")
    case .done: conditions.append("t.completed_at IS NOT NULL")
    case .overdue: conditions.append(overdue(query.late, in: workspace))
    }
    if let cursor = query.after { conditions.append(try behind(cursor)) }
    return """
      SELECT t.*, a.name AS account_name
      FROM task t LEFT JOIN account a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
      WHERE \(SQL.all(conditions))
      ORDER BY coalesce(t.due_on, 2932896), t.id LIMIT \(query.limit + 1)
      """
  }

  /// As the indexes have it: 9999-12-31 for no day.
  private static let never: Int32 = 2_932_896

  private static func overdue(_ late: LateDays, in workspace: ID<Workspace>) -> SQL {
    "t.workspace_id = \(workspace) AND \(late.condition)"
  }

  private static func behind(_ cursor: Cursor) throws(Problem) -> SQL {
    guard cursor.values.count == 2, let due = cursor.values[0].flatMap(Int32.init),
      let id = cursor.values[1].flatMap(ID<CustomerTask>.init)
    else { throw .invalid("/cursor", "notACursor") }
    return "(coalesce(t.due_on, 2932896), t.id) > (\(due), \(id))"
  }
}
