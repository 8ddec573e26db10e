import Kernel
import Storage

/// All SQL that reads daily values as they were known at a moment: from the signals themselves, since the rollups hold
/// what is known now. One account at a time, or one day of all.
public enum SignalPastStore {
  /// Hands over the months of some accounts in the order of account, metric and month.
  /// - Parameter accounts: on the column `account_id`.
  public static func months(
    where accounts: SQL, from: LocalDate, to: LocalDate, knownAt: Timestamp, metrics: [Int: Metric],
    in workspace: ID<Workspace>, _ tx: Transaction, _ body: (ID<Account>, _ metric: Int, PackedMonth) -> Void
  ) throws {
    var current: (account: ID<Account>, metric: Int, packed: PackedMonth)?
    try tx.forEach(
      """
      SELECT account_id, metric, occurred_at, value FROM signal
      WHERE workspace_id = \(workspace) AND \(accounts)
        AND occurred_at >= \(from.utcStart)
        AND occurred_at < \((to + 1).utcStart) AND recorded_at <= \(knownAt)
      ORDER BY account_id, metric, occurred_at, id
      """
    ) { row in
      let (account, metric): (ID<Account>, Int) = (try row["account_id"], try row["metric"])
      let day = (try row["occurred_at"] as Timestamp).utcDay
      if let done = current, (done.account, done.metric, done.packed.month) != (account, metric, day.monthIndex) {
        body(done.account, done.metric, done.packed)
        current = nil
      }
      var packed = current?.packed ?? PackedMonth(month: day.monthIndex)
      let sum = metrics[metric]?.kind.isAdditive == true ? packed[day] ?? 0 : 0
      packed[day] = sum + (try row["value"])
      current = (account, metric, packed)
    }
    if let done = current { body(done.account, done.metric, done.packed) }
  }

  /// Since when some accounts were known to have values of each metric.
  /// - Parameter accounts: on the column `account_id`.
  public static func firstDays(
    where accounts: SQL, knownAt: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction,
    _ body: (ID<Account>, _ metric: Int, LocalDate) -> Void
  ) throws {
    try tx.forEach(
      """
      SELECT account_id, metric, min(occurred_at) AS first FROM signal
      WHERE workspace_id = \(workspace) AND \(accounts) AND recorded_at <= \(knownAt)
      GROUP BY account_id, metric ORDER BY account_id, metric
      """
    ) { body(try $0["account_id"], try $0["metric"], (try $0["first"] as Timestamp).utcDay) }
  }

  /// The daily values of one account and metric over `from`…`to`.
  public static func series(
    of account: ID<Account>, _ metric: Metric, from: LocalDate, to: LocalDate, knownAt: Timestamp,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> DailySeries {
    var series = DailySeries(from: from, to: to)
    try months(
      where: "account_id = \(account)", from: from, to: to, knownAt: knownAt, metrics: [metric.number: metric],
      in: workspace, tx
    ) { _, number, packed in
      guard number == metric.number else { return }
      _ = packed.bytes.withUnsafeBytes { series.add(month: packed.month, bytes: $0) }
    }
    return series
  }

  /// Sum and number of a metric's values on a day, over the accounts that `condition` (alias `a`) lets through.
  static func totals(
    of metric: Metric, on day: LocalDate, knownAt: Timestamp, where condition: SQL, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> (sum: Double, accounts: Int) {
    var values: [ID<Account>: Double] = [:]
    try tx.forEach(
      """
      SELECT s.account_id, s.value FROM account a
      JOIN signal s ON s.workspace_id = a.workspace_id AND s.account_id = a.id
      WHERE a.workspace_id = \(workspace) AND s.metric = \(metric.number) AND s.occurred_at >= \(day.utcStart)
        AND s.occurred_at < \((day + 1).utcStart) AND s.recorded_at <= \(knownAt) AND \(condition)
      ORDER BY s.account_id, s.occurred_at, s.id
      """
    ) { row in
      let account: ID<Account> = try row["account_id"]
      let sum = metric.kind.isAdditive ? values[account] ?? 0 : 0
      values[account] = sum + (try row["value"])
    }
    return (values.values.reduce(0, +), values.count)
  }
}
