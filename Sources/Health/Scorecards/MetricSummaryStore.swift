import Customers
import Kernel
import Storage

/// All SQL that tells what a workspace's data look like, for proposing a scorecard.
public enum MetricSummaryStore {
  /// Accounts looked at: enough for quantiles.
  private static let mostAccounts = 2000

  /// A summary of each metric that has data, from the 30 days that end with its source's last day.
  public static func all(
    onOrBefore day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [MetricSummary] {
    let metrics = try MetricStore.all(in: workspace, tx)
    let feeds = try MetricStore.feedLastDays(onOrBefore: day, in: workspace, tx)
    let last: ID<Account>? = try tx.values(
      "SELECT id FROM account WHERE workspace_id = \(workspace) ORDER BY id LIMIT \(mostAccounts)",
      as: ID<Account>.self
    ).last
    guard let last else { return [] }
    return try metrics.compactMap { metric in
      guard let end = feeds[metric.number] else { return nil }
      return try summary(of: metric, from: end - 29, to: end, upTo: last, in: workspace, tx)
    }
  }

  private static func summary(
    of metric: Metric, from: LocalDate, to: LocalDate, upTo last: ID<Account>, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> MetricSummary? {
    var totals: [ID<Account>: (sum: Double, days: Int)] = [:]
    try tx.forEach(
      """
      SELECT account_id, month, days FROM metric_month
      WHERE workspace_id = \(workspace) AND month >= \(from.monthIndex) AND month <= \(to.monthIndex)
        AND account_id <= \(last) AND metric = \(metric.number)
      """
    ) { row in
      let account: ID<Account> = try row["account_id"]
      let month: Int32 = try row["month"]
      try row.withBlob("days") { bytes in
        let first = PackedMonth.firstDay(month: month)
        PackedMonthView(month: month, bytes: bytes)?.forEach { index, value in
          guard first + index >= from, first + index <= to else { return }
          let before = totals[account] ?? (0, 0)
          totals[account] = (before.sum + value, before.days + 1)
        }
      }
    }
    guard !totals.isEmpty else { return nil }
    let levels = totals.values.map { metric.kind.isAdditive ? $0.sum : $0.sum / Double($0.days) }.sorted()
    let days = totals.values.map { Double($0.days) }.sorted()
    return MetricSummary(
      key: metric.key, name: metric.name, kind: metric.kind, good: metric.direction, unit: metric.unit,
      levels: MetricSummary.Levels(
        p10: quantile(levels, 0.1), p25: quantile(levels, 0.25), median: quantile(levels, 0.5),
        p75: quantile(levels, 0.75), p90: quantile(levels, 0.9)),
      samplesPerMonth: quantile(days, 0.5))
  }

  /// Linear between the order statistics (type 7 of Hyndman and Fan, The American Statistician, 1996).
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let low = Int(place)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
  }

  /// The names of the account's fields that have data.
  public static func fields(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Set<String> {
    let flags = try tx.first(
      """
      SELECT count(renewal_on) AS renewals, count(last_contact_at) AS contacts FROM account_summary
      WHERE workspace_id = \(workspace)
      """
    ) { (renewals: try $0["renewals"] as Int, contacts: try $0["contacts"] as Int) }
    var fields: Set<String> = []
    if (flags?.renewals ?? 0) > 0 { fields.insert(AccountField.daysToRenewal.rawValue) }
    if (flags?.contacts ?? 0) > 0 { fields.insert(AccountField.daysSinceLastContact.rawValue) }
    let told = try tx.values(
      "SELECT DISTINCT kind FROM observation WHERE workspace_id = \(workspace) AND withdrawn_at IS NULL",
      as: ObservationKind.self)
    for field in AccountField.allCases where field.told.map(told.contains) == true { fields.insert(field.rawValue) }
    return fields
  }
}
