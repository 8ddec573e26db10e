import Kernel
import Storage

/// All SQL about daily rollups: signals of one account, metric and day as one number, a month to a row.
public enum RollupStore {
  /// One row of the table: which account, metric and month.
  public struct Key: Hashable, Sendable {
    public let account: ID<Account>
    public let metric: Int
    /// `LocalDate.monthIndex`.
    public let month: Int32

    public init(account: ID<Account>, metric: Int, month: Int32) {
      self.account = account
      self.metric = metric
      self.month = month
    }
  }

  /// The rows that these signals touch.
  public static func months(of signals: [Signal]) -> Set<Key> {
    Set(signals.map { Key(account: $0.account, metric: $0.metric, month: $0.occurredAt.utcDay.monthIndex) })
  }

  /// Writes rows that were computed elsewhere, for bulk loads into an empty range of months.
  public static func load(
    _ rows: some Sequence<(Key, PackedMonth)>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    var flow: [FlowKey: Int64] = [:]
    var spans: [SpanKey: (first: LocalDate, last: LocalDate)] = [:]
    try tx.insert(
      into: "metric_month", columns: ["workspace_id", "month", "account_id", "metric", "days"],
      rows: rows.lazy.map { key, packed in
        for day in packed.days { flow[FlowKey(metric: key.metric, day: day), default: 0] += 1 }
        if let first = packed.days.first, let last = packed.days.last {
          let span = spans[SpanKey(account: key.account, metric: key.metric)]
          spans[SpanKey(account: key.account, metric: key.metric)] = (
            min(span?.first ?? first, first), max(span?.last ?? last, last)
          )
        }
        return [
          workspace.sqlValue, .integer(Int64(key.month)), key.account.sqlValue, key.metric.sqlValue,
          .blob(packed.bytes),
        ]
      })
    for (key, span) in spans.sorted(by: { $0.key < $1.key }) {
      try widen(
        Key(account: key.account, metric: key.metric, month: 0), first: span.first, last: span.last, in: workspace, tx)
    }
    try add(flow, in: workspace, tx)
  }

  /// The daily values of one account and metric in a range of months, as a series over `from`…`to`.
  public static func series(
    of account: ID<Account>, metric: Int, from: LocalDate, to: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> DailySeries {
    var series = DailySeries(from: from, to: to)
    let months = Array(from.monthIndex...max(from.monthIndex, to.monthIndex))
    try tx.forEach(
      """
      SELECT month, days FROM metric_month
      WHERE workspace_id = \(workspace) AND \(SQL.contains("month", months)) AND account_id = \(account)
        AND metric = \(metric)
      """
    ) { row in
      let month: Int32 = try row["month"]
      _ = try row.withBlob("days") { series.add(month: month, bytes: $0) }
    }
    return series
  }

  /// The same, as it was known at a moment; as it is known now when that is nil.
  public static func series(
    of account: ID<Account>, _ metric: Metric, from: LocalDate, to: LocalDate, knownAt moment: Timestamp?,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> DailySeries {
    guard let moment else {
      return try series(of: account, metric: metric.number, from: from, to: to, in: workspace, tx)
    }
    return try SignalPastStore.series(
      of: account, metric, from: from, to: to, knownAt: moment, in: workspace, tx)
  }

  /// Sum and number of a metric's values on a day, over the accounts that `condition` (alias `a`) lets through.
  public static func totals(
    of metric: Int, on day: LocalDate, where condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> (sum: Double, accounts: Int) {
    var (sum, accounts) = (0.0, 0)
    let index = day.day - 1
    try tx.forEach(
      """
      SELECT m.days FROM metric_month m
      JOIN account a ON a.workspace_id = m.workspace_id AND a.id = m.account_id
      WHERE m.workspace_id = \(workspace) AND m.month = \(day.monthIndex) AND m.metric = \(metric) AND \(condition)
      """
    ) { row in
      try row.withBlob("days") { bytes in
        PackedMonthView(month: day.monthIndex, bytes: bytes)?.forEach { place, value in
          guard place == index else { return }
          sum += value
          accounts += 1
        }
      }
    }
    return (sum, accounts)
  }

  /// The same, as it was known at a moment; as it is known now when that is nil.
  static func totals(
    of metric: Metric, on day: LocalDate, knownAt moment: Timestamp?, where condition: SQL, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> (sum: Double, accounts: Int) {
    guard let moment else { return try totals(of: metric.number, on: day, where: condition, in: workspace, tx) }
    return try SignalPastStore.totals(
      of: metric, on: day, knownAt: moment, where: condition, in: workspace, tx)
  }

  private struct FlowKey: Hashable {
    let metric: Int
    let day: LocalDate
  }

  private struct SpanKey: Hashable, Comparable {
    let account: ID<Account>
    let metric: Int

    static func < (left: SpanKey, right: SpanKey) -> Bool {
      (left.account, left.metric) < (right.account, right.metric)
    }
  }

  /// The days of a month from its signals: the sum of a day's values, or the last of them.
  static func pack(
    _ key: Key, kind: MetricKind, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> (PackedMonth, samples: Int) {
    var packed = PackedMonth(month: key.month)
    var samples = 0
    let first = PackedMonth.firstDay(month: key.month)
    try tx.forEach(
      """
      SELECT occurred_at, value FROM signal
      WHERE workspace_id = \(workspace) AND account_id = \(key.account) AND metric = \(key.metric)
        AND occurred_at >= \(first.utcStart)
        AND occurred_at < \((first + PackedMonth.dayCount(month: key.month)).utcStart)
      ORDER BY occurred_at, id
      """
    ) { row in
      let day = (try row["occurred_at"] as Timestamp).utcDay
      let value: Double = try row["value"]
      packed[day] = kind.isAdditive ? (packed[day] ?? 0) + value : value
      samples += 1
    }
    return (packed, samples)
  }

  static func write(
    _ key: Key, _ packed: PackedMonth, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO metric_month (workspace_id, month, account_id, metric, days)
      VALUES (\(workspace), \(key.month), \(key.account), \(key.metric), \(packed.bytes))
      ON CONFLICT (workspace_id, month, account_id, metric) DO UPDATE SET days = excluded.days
      """)
  }

  static func widen(
    _ key: Key, first: LocalDate, last: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO account_metric (workspace_id, account_id, metric, first_day, last_day)
      VALUES (\(workspace), \(key.account), \(key.metric), \(first), \(last))
      ON CONFLICT (workspace_id, account_id, metric) DO UPDATE SET
        first_day = CASE WHEN excluded.first_day < account_metric.first_day
          THEN excluded.first_day ELSE account_metric.first_day END,
        last_day = CASE WHEN excluded.last_day > account_metric.last_day
          THEN excluded.last_day ELSE account_metric.last_day END
      """)
  }

  private static func add(_ flow: [FlowKey: Int64], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let changes = flow.filter { $0.value != 0 }.sorted { ($0.key.metric, $0.key.day) < ($1.key.metric, $1.key.day) }
    try tx.insert(
      into: "metric_flow", columns: ["workspace_id", "metric", "day", "samples"],
      rows: changes.map { key, count in
        [workspace.sqlValue, key.metric.sqlValue, key.day.sqlValue, .integer(count)]
      },
      onConflict: """
        ON CONFLICT (workspace_id, metric, day) DO UPDATE SET samples = metric_flow.samples + excluded.samples
        """)
  }
}
