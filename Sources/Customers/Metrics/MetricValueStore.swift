import Kernel
import Storage

/// All SQL about what metrics say of accounts at present: the numbers that filters ask about.
public enum MetricValueStore {
  /// How many days a metric that adds up is summed over, today among them.
  static let days = 30
  /// How old a level may be, in days.
  static let levelDays = 90

  /// Brings the values of these accounts, or of all, up to date.
  /// - Returns: how many values are new, other or gone.
  @discardableResult
  public static func refresh(
    _ accounts: [ID<Account>]?, on today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Int {
    var changed = 0
    for metric in try MetricStore.all(in: workspace, tx) {
      let difference = try difference(metric, accounts, on: today, in: workspace, tx)
      changed += difference.count
      try write(difference, of: metric, in: workspace, tx)
    }
    return changed
  }

  /// Whether `refresh` would change anything.
  public static func isStale(
    _ accounts: [ID<Account>], on today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    try MetricStore.all(in: workspace, tx).contains {
      try !difference($0, accounts, on: today, in: workspace, tx).isEmpty
    }
  }

  /// The values that are not as they should be: the right one, or nil for none.
  private static func difference(
    _ metric: Metric, _ accounts: [ID<Account>]?, on today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: Double?] {
    let right = try computed(metric, accounts, on: today, in: workspace, tx)
    var wrong: [ID<Account>: Double?] = right.mapValues { .some($0) }
    let which: SQL = accounts.map { SQL.contains("account_id", $0) } ?? "1 = 1"
    try tx.forEach(
      """
      SELECT account_id, value FROM metric_value
      WHERE workspace_id = \(workspace) AND metric = \(metric.number) AND \(which)
      """
    ) { row in
      let account: ID<Account> = try row["account_id"]
      let value: Double = try row["value"]
      if right[account] == value { wrong[account] = nil } else { wrong.updateValue(right[account], forKey: account) }
    }
    return wrong
  }

  private static func computed(
    _ metric: Metric, _ accounts: [ID<Account>]?, on today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: Double] {
    let first = today - ((metric.kind.isAdditive ? days : levelDays) - 1)
    let which: SQL = accounts.map { SQL.contains("m.account_id", $0) } ?? "1 = 1"
    var values: [ID<Account>: Double] = [:]
    for month in first.monthIndex...today.monthIndex {
      let offset = PackedMonth.firstDay(month: month)
      try tx.forEach(
        """
        SELECT m.account_id, m.days FROM metric_month m
        JOIN account a ON a.workspace_id = m.workspace_id AND a.id = m.account_id
        WHERE m.workspace_id = \(workspace) AND m.month = \(month) AND m.metric = \(metric.number) AND \(which)
        """
      ) { row in
        let account: ID<Account> = try row["account_id"]
        var value = values[account]
        try row.withBlob("days") { bytes in
          PackedMonthView(month: month, bytes: bytes)?.forEach { index, number in
            guard (first...today).contains(offset + index) else { return }
            value = metric.kind.isAdditive ? (value ?? 0) + number : number
          }
        }
        values[account] = value
      }
    }
    return values
  }

  private static func write(
    _ difference: [ID<Account>: Double?], of metric: Metric, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let sorted = difference.sorted { $0.key < $1.key }
    try tx.insert(
      into: "metric_value", columns: ["workspace_id", "metric", "account_id", "value"],
      rows: sorted.lazy.compactMap { account, value in
        value.map { [workspace.sqlValue, metric.number.sqlValue, account.sqlValue, .real($0)] }
      },
      onConflict: "ON CONFLICT (workspace_id, metric, account_id) DO UPDATE SET value = excluded.value")
    let gone = sorted.filter { $0.value == nil }.map(\.key)
    for some in gone.chunks(of: 500) {
      try tx.execute(
        """
        DELETE FROM metric_value
        WHERE workspace_id = \(workspace) AND metric = \(metric.number) AND \(SQL.contains("account_id", some))
        """)
    }
  }
}
