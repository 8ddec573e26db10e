import Kernel
import Storage

/// All SQL that brings the rollups of thousands of accounts up to date at a time: the same result as
/// `RollupStore.refresh`, in a hundredth of its statements.
enum RollupBulkStore {
  /// The rows of one metric and month.
  private struct Group: Hashable, Comparable {
    let month: Int32
    let metric: Int

    static func < (left: Group, right: Group) -> Bool { (left.month, left.metric) < (right.month, right.metric) }
  }

  private struct Span {
    var first: LocalDate
    var last: LocalDate
  }

  /// What all groups together change in the tables beside the months.
  private struct Changes {
    var flow: [Int: [LocalDate: Int64]] = [:]
    var spans: [Int: [ID<Account>: Span]] = [:]
  }

  /// Lists in statements have this length, so that there is one statement to prepare.
  private static let chunk = 100

  /// Computes rows anew from the signals: right whatever was added or taken away, however often.
  static func refresh(
    _ keys: Set<RollupStore.Key>, metrics: [Int: Metric], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let groups = Dictionary(grouping: keys) { Group(month: $0.month, metric: $0.metric) }
    var changes = Changes()
    for (group, keys) in groups.sorted(by: { $0.key < $1.key }) {
      guard let kind = metrics[group.metric]?.kind else { continue }
      let accounts = keys.map(\.account).sorted()
      for some in accounts.chunks(of: chunk) {
        try refresh(some, group, kind: kind, &changes, in: workspace, tx)
      }
    }
    try write(changes, in: workspace, tx)
  }

  private static func refresh(
    _ accounts: [ID<Account>], _ group: Group, kind: MetricKind, _ changes: inout Changes,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let list = SQL.contains("account_id", accounts.filledChunks(of: chunk).first ?? [])
    let packed = try pack(list, group, kind: kind, in: workspace, tx)
    let before = try months(list, group, in: workspace, tx)
    try tx.insert(
      into: "metric_month", columns: ["workspace_id", "month", "account_id", "metric", "days"],
      rows: accounts.lazy.map { account in
        [
          workspace.sqlValue, .integer(Int64(group.month)), account.sqlValue, group.metric.sqlValue,
          .blob((packed[account] ?? PackedMonth(month: group.month)).bytes),
        ]
      },
      onConflict: "ON CONFLICT (workspace_id, month, account_id, metric) DO UPDATE SET days = excluded.days")
    for account in accounts {
      let days = packed[account]?.days ?? []
      for day in Set(days).symmetricDifference(before[account]?.days ?? []) {
        changes.flow[group.metric, default: [:]][day, default: 0] += packed[account]?[day] == nil ? -1 : 1
      }
      guard let first = days.first, let last = days.last else { continue }
      let span = changes.spans[group.metric]?[account]
      changes.spans[group.metric, default: [:]][account] = Span(
        first: min(span?.first ?? first, first), last: max(span?.last ?? last, last))
    }
  }

  /// The days of a month from its signals: the sum of a day's values, or the last of them.
  private static func pack(
    _ accounts: SQL, _ group: Group, kind: MetricKind, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: PackedMonth] {
    let first = PackedMonth.firstDay(month: group.month)
    var months: [ID<Account>: PackedMonth] = [:]
    try tx.forEach(
      """
      SELECT account_id, occurred_at, value FROM signal
      WHERE workspace_id = \(workspace) AND \(accounts) AND metric = \(group.metric)
        AND occurred_at >= \(first.utcStart)
        AND occurred_at < \((first + PackedMonth.dayCount(month: group.month)).utcStart)
      ORDER BY account_id, occurred_at, id
      """
    ) { row in
      let account: ID<Account> = try row["account_id"]
      let day = (try row["occurred_at"] as Timestamp).utcDay
      let value: Double = try row["value"]
      let sum = kind.isAdditive ? months[account]?[day] ?? 0 : 0
      months[account, default: PackedMonth(month: group.month)][day] = sum + value
    }
    return months
  }

  private static func months(
    _ accounts: SQL, _ group: Group, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: PackedMonth] {
    var months: [ID<Account>: PackedMonth] = [:]
    try tx.forEach(
      """
      SELECT account_id, days FROM metric_month
      WHERE workspace_id = \(workspace) AND month = \(group.month) AND \(accounts) AND metric = \(group.metric)
      """
    ) { row in
      months[try row["account_id"]] = try row.withBlob("days") { PackedMonth(month: group.month, bytes: $0) } ?? nil
    }
    return months
  }

  private static func write(_ changes: Changes, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    for (metric, spans) in changes.spans.sorted(by: { $0.key < $1.key }) {
      try tx.insert(
        into: "account_metric", columns: ["workspace_id", "account_id", "metric", "first_day", "last_day"],
        rows: spans.sorted { $0.key < $1.key }.lazy.map { account, span in
          [
            workspace.sqlValue, account.sqlValue, metric.sqlValue, span.first.sqlValue, span.last.sqlValue,
          ]
        },
        onConflict: """
          ON CONFLICT (workspace_id, account_id, metric) DO UPDATE SET
            first_day = CASE WHEN excluded.first_day < account_metric.first_day
              THEN excluded.first_day ELSE account_metric.first_day END,
            last_day = CASE WHEN excluded.last_day > account_metric.last_day
              THEN excluded.last_day ELSE account_metric.last_day END
          """)
    }
    for (metric, flow) in changes.flow.sorted(by: { $0.key < $1.key }) {
      try tx.insert(
        into: "metric_flow", columns: ["workspace_id", "metric", "day", "samples"],
        rows: flow.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { day, count in
          [workspace.sqlValue, metric.sqlValue, day.sqlValue, .integer(count)]
        },
        onConflict: """
          ON CONFLICT (workspace_id, metric, day) DO UPDATE SET samples = metric_flow.samples + excluded.samples
          """)
    }
  }
}
