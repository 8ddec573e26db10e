import Kernel
import Storage

/// All SQL that brings rollups up to date: those of thousands of accounts in a few hundred statements.
enum RollupRefreshStore {
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
      guard let metric = metrics[group.metric], metric.ratio == nil else { continue }
      let accounts = keys.map(\.account).sorted()
      for some in accounts.chunks(of: chunk) {
        let packed = try pack(list(some), group, kind: metric.kind, in: workspace, tx)
        try replace(some, group, by: packed, &changes, in: workspace, tx)
      }
    }
    try write(changes, in: workspace, tx)
    try refreshRatios(of: keys, metrics: metrics, in: workspace, tx)
  }

  /// Computes a ratio anew for some accounts, of all days.
  static func refresh(
    _ ratio: Metric, of accounts: [ID<Account>], metrics: [Int: Metric], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    for some in accounts.chunks(of: chunk) {
      try refresh(ratio, of: some, from: nil, metrics: metrics, in: workspace, tx)
    }
  }

  /// Computes the ratios anew whose halves have changed.
  private static func refreshRatios(
    of keys: Set<RollupStore.Key>, metrics: [Int: Metric], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    for metric in metrics.values.sorted(by: { $0.number < $1.number }) {
      guard let halves = metric.ratio?.parts else { continue }
      let touched = keys.filter { halves.contains($0.metric) }
      let accounts = Set(touched.map(\.account)).sorted()
      for some in accounts.chunks(of: chunk) {
        try refresh(metric, of: some, from: touched.map(\.month).min(), metrics: metrics, in: workspace, tx)
      }
    }
  }

  /// - Parameters:
  ///   - accounts: at most `chunk`.
  ///   - month: the first that may have changed; nil for all.
  private static func refresh(
    _ metric: Metric, of accounts: [ID<Account>], from month: Int32?, metrics: [Int: Metric],
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    guard let ratio = metric.ratio, let span = try span(of: ratio.parts + [metric.number], accounts, in: workspace, tx)
    else { return }
    let from = max(span.first, month.map { PackedMonth.firstDay(month: $0) } ?? span.first)
    guard from <= span.last else { return }
    let first = PackedMonth.firstDay(month: from.monthIndex)
    let halves = try ratio.parts.map { number in
      try series(number, accounts, from: first - MetricRatio.standing, to: span.last, in: workspace, tx)
    }
    var months: [Int32: [ID<Account>: PackedMonth]] = [:]
    for account in accounts {
      guard let top = halves[0][account], let bottom = halves[1][account] else { continue }
      func half(_ number: Int, _ series: DailySeries) -> RatioHalf {
        RatioHalf(isAdditive: metrics[number]?.kind.isAdditive ?? false, series: series)
      }
      let values = MetricRatio.months(
        half(ratio.numerator, top), half(ratio.denominator, bottom), from: first, to: span.last)
      for (month, packed) in values { months[month, default: [:]][account] = packed }
    }
    var changes = Changes()
    for month in first.monthIndex...span.last.monthIndex {
      let group = Group(month: month, metric: metric.number)
      let before = try self.months(list(accounts), group, in: workspace, tx)
      let others = accounts.filter { before[$0] != months[month]?[$0] }
      if !others.isEmpty { try replace(others, group, by: months[month] ?? [:], &changes, in: workspace, tx) }
    }
    try write(changes, in: workspace, tx)
  }

  /// From the first to the last day on which any of the accounts has a value of any of the metrics.
  private static func span(
    of metrics: [Int], _ accounts: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Span? {
    let found = try tx.first(
      """
      SELECT min(first_day) AS first, max(last_day) AS last FROM account_metric
      WHERE workspace_id = \(workspace) AND \(list(accounts)) AND \(SQL.contains("metric", metrics))
      """
    ) { (try $0["first"] as LocalDate?, try $0["last"] as LocalDate?) }
    guard let first = found?.0, let last = found?.1 else { return nil }
    return Span(first: first, last: last)
  }

  private static func series(
    _ metric: Int, _ accounts: [ID<Account>], from: LocalDate, to: LocalDate, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [ID<Account>: DailySeries] {
    var found: [ID<Account>: DailySeries] = [:]
    for month in from.monthIndex...to.monthIndex {
      let group = Group(month: month, metric: metric)
      for (account, packed) in try months(list(accounts), group, in: workspace, tx) {
        for day in packed.days {
          if let value = packed[day] { found[account, default: DailySeries(from: from, to: to)].set(value, on: day) }
        }
      }
    }
    return found
  }

  private static func list(_ accounts: [ID<Account>]) -> SQL {
    SQL.contains("account_id", accounts.filledChunks(of: chunk).first ?? [])
  }

  /// Writes the months of some accounts, and notes what that changes besides.
  private static func replace(
    _ accounts: [ID<Account>], _ group: Group, by packed: [ID<Account>: PackedMonth], _ changes: inout Changes,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let before = try months(list(accounts), group, in: workspace, tx)
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
