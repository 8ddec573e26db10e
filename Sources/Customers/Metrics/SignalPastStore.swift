import Kernel
import Storage

/// All SQL that reads daily values as they were known at a moment: from the signals themselves, since the rollups hold
/// what is known now. One account at a time, or one day of all.
public enum SignalPastStore {
  /// Hands over the months of some accounts in the order of the accounts.
  /// - Parameters:
  ///   - accounts: on the column `account_id`.
  ///   - metrics: all of the workspace, so that ratios find their halves.
  public static func months(
    where accounts: SQL, from: LocalDate, to: LocalDate, knownAt: Timestamp, metrics: [Int: Metric],
    in workspace: ID<Workspace>, _ tx: Transaction, _ body: (ID<Account>, _ metric: Int, PackedMonth) -> Void
  ) throws {
    let ratios = PastRatios(metrics, from: from, to: to)
    var halves: [Int: DailySeries] = [:]
    var current: (account: ID<Account>, metric: Int, packed: PackedMonth)?
    func end(_ done: (account: ID<Account>, metric: Int, packed: PackedMonth), isLast: Bool) {
      if done.packed.month >= from.monthIndex { body(done.account, done.metric, done.packed) }
      ratios.take(done.packed, of: done.metric, into: &halves)
      guard isLast else { return }
      ratios.months(halves) { body(done.account, $0, $1) }
      halves = [:]
    }
    try tx.forEach(
      """
      SELECT account_id, metric, occurred_at, value FROM signal
      WHERE workspace_id = \(workspace) AND \(accounts)
        AND occurred_at >= \(ratios.firstDayNeeded.utcStart)
        AND occurred_at < \((to + 1).utcStart) AND recorded_at <= \(knownAt)
      ORDER BY account_id, metric, occurred_at, id
      """
    ) { row in
      let (account, metric): (ID<Account>, Int) = (try row["account_id"], try row["metric"])
      let day = (try row["occurred_at"] as Timestamp).utcDay
      if let done = current, (done.account, done.metric, done.packed.month) != (account, metric, day.monthIndex) {
        end(done, isLast: done.account != account)
        current = nil
      }
      var packed = current?.packed ?? PackedMonth(month: day.monthIndex)
      let sum = metrics[metric]?.kind.isAdditive == true ? packed[day] ?? 0 : 0
      packed[day] = sum + (try row["value"])
      current = (account, metric, packed)
    }
    if let done = current { end(done, isLast: true) }
  }

  /// Since when some accounts were known to have values of each metric.
  /// - Parameters:
  ///   - accounts: on the column `account_id`.
  ///   - metrics: all of the workspace, so that ratios find their halves.
  public static func firstDays(
    where accounts: SQL, knownAt: Timestamp, metrics: [Int: Metric], in workspace: ID<Workspace>, _ tx: Transaction,
    _ body: (ID<Account>, _ metric: Int, LocalDate) -> Void
  ) throws {
    let ratios = metrics.values.filter { $0.ratio != nil }.sorted { $0.number < $1.number }
    var known: (account: ID<Account>, days: [Int: LocalDate])?
    func end() {
      guard let known else { return }
      for metric in ratios {
        let days = metric.ratio?.parts.map { known.days[$0] } ?? []
        if let top = days.first ?? nil, let bottom = days.last ?? nil {
          body(known.account, metric.number, max(top, bottom))
        }
      }
    }
    try tx.forEach(
      """
      SELECT account_id, metric, min(occurred_at) AS first FROM signal
      WHERE workspace_id = \(workspace) AND \(accounts) AND recorded_at <= \(knownAt)
      GROUP BY account_id, metric ORDER BY account_id, metric
      """
    ) { row in
      let (account, metric): (ID<Account>, Int) = (try row["account_id"], try row["metric"])
      let day = (try row["first"] as Timestamp).utcDay
      if known?.account != account {
        end()
        known = (account, [:])
      }
      known?.days[metric] = day
      body(account, metric, day)
    }
    end()
  }

  /// The daily values of one account and metric over `from`…`to`.
  public static func series(
    of account: ID<Account>, _ metric: Metric, from: LocalDate, to: LocalDate, knownAt: Timestamp,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> DailySeries {
    var series = DailySeries(from: from, to: to)
    try months(
      where: "account_id = \(account)", from: from, to: to, knownAt: knownAt,
      metrics: try metrics(for: metric, in: workspace, tx), in: workspace, tx
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
    if metric.ratio != nil {
      let visible: SQL = "SELECT a.id FROM account a WHERE a.workspace_id = \(workspace) AND \(condition)"
      try months(
        where: "account_id IN (\(visible))", from: day, to: day, knownAt: knownAt,
        metrics: try metrics(for: metric, in: workspace, tx), in: workspace, tx
      ) { account, number, packed in
        if number == metric.number { values[account] = packed[day] }
      }
      return (values.values.reduce(0, +), values.count)
    }
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

  /// The metric, and of a ratio its halves.
  private static func metrics(
    for metric: Metric, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Int: Metric] {
    guard let halves = metric.ratio?.parts else { return [metric.number: metric] }
    let needed = try MetricStore.all(in: workspace, tx).filter { halves.contains($0.number) } + [metric]
    return Dictionary(needed.map { ($0.number, $0) }) { first, _ in first }
  }
}

/// Computes ratios from the signals of one account after another.
private struct PastRatios {
  private let ratios: [(number: Int, ratio: MetricRatio)]
  private let metrics: [Int: Metric]
  private let from: LocalDate
  private let to: LocalDate

  init(_ metrics: [Int: Metric], from: LocalDate, to: LocalDate) {
    self.metrics = metrics
    self.from = from
    self.to = to
    ratios = metrics.values.compactMap { metric in metric.ratio.map { (metric.number, $0) } }
      .sorted { $0.number < $1.number }
  }

  var firstDayNeeded: LocalDate { ratios.isEmpty ? from : from - MetricRatio.standing }

  func take(_ packed: PackedMonth, of metric: Int, into halves: inout [Int: DailySeries]) {
    guard ratios.contains(where: { $0.ratio.parts.contains(metric) }) else { return }
    var series = halves[metric] ?? DailySeries(from: firstDayNeeded, to: to)
    for day in packed.days { if let value = packed[day] { series.set(value, on: day) } }
    halves[metric] = series
  }

  func months(_ halves: [Int: DailySeries], _ body: (_ metric: Int, PackedMonth) -> Void) {
    for (number, ratio) in ratios {
      guard let top = halves[ratio.numerator], let bottom = halves[ratio.denominator] else { continue }
      let months = MetricRatio.months(
        RatioHalf(isAdditive: metrics[ratio.numerator]?.kind.isAdditive ?? false, series: top),
        RatioHalf(isAdditive: metrics[ratio.denominator]?.kind.isAdditive ?? false, series: bottom), from: from, to: to)
      for (_, packed) in months.sorted(by: { $0.key < $1.key }) { body(number, packed) }
    }
  }
}
