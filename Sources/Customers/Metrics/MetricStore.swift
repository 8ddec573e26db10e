import Kernel
import Storage

/// All SQL about the definitions of metrics.
public enum MetricStore {
  public static func all(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [Metric] {
    try tx.all("SELECT * FROM metric WHERE workspace_id = \(workspace) ORDER BY number")
  }

  public static func find(_ key: String, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Metric? {
    try tx.first("SELECT * FROM metric WHERE workspace_id = \(workspace) AND key = \(key)")
  }

  /// The metric of this key, defined now when there is none yet. An existing definition stays as it is.
  public static func define(
    _ key: String, name: LocalizedText, unit: String, kind: MetricKind, direction: MetricDirection,
    ratio: MetricRatio? = nil, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Metric {
    if let existing = try find(key, in: workspace, tx) { return existing }
    let highest: Int = try tx.value("SELECT max(number) FROM metric WHERE workspace_id = \(workspace)") ?? 0
    let metric = Metric(
      number: highest + 1, key: key, name: name, unit: unit, kind: kind, direction: direction, ratio: ratio)
    try tx.execute(
      """
      INSERT INTO metric (workspace_id, number, key, name_en, name_hi, name_ko, unit, kind, direction, numerator,
        denominator, created_at)
      VALUES (\(workspace), \(metric.number), \(key), \(name[.english]), \(name[.hindi]), \(name[.korean]), \(unit), \(kind),
        \(direction), \(ratio?.numerator), \(ratio?.denominator), \(now))
      """)
    return metric
  }

  /// Changes what a metric is called, and of a ratio what it divides.
  public static func redefine(
    _ number: Int, name: LocalizedText, unit: String, direction: MetricDirection, ratio: MetricRatio?,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE metric SET name_en = \(name[.english]), name_hi = \(name[.hindi]), name_ko = \(name[.korean]),
        unit = \(unit), direction = \(direction), numerator = \(ratio?.numerator), denominator = \(ratio?.denominator)
      WHERE workspace_id = \(workspace) AND number = \(number)
      """)
  }

  /// For how many accounts a value of each metric arrived, by day.
  public static func flow(
    from: LocalDate, to: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Int: [LocalDate: Int64]] {
    var flow: [Int: [LocalDate: Int64]] = [:]
    try tx.forEach(
      """
      SELECT metric, day, samples FROM metric_flow
      WHERE workspace_id = \(workspace) AND day >= \(from) AND day <= \(to) AND samples > 0
      """
    ) { row in flow[try row["metric"], default: [:]][try row["day"]] = try row["samples"] }
    return flow
  }

  /// The last day, not after `day`, for which anything of each metric arrived: whether its source is alive.
  public static func feedLastDays(
    onOrBefore day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Int: LocalDate] {
    let rows = try tx.all(
      """
      SELECT metric, max(day) AS last_day FROM metric_flow
      WHERE workspace_id = \(workspace) AND day <= \(day) GROUP BY metric
      """
    ) { (metric: try $0["metric"] as Int, day: try $0["last_day"] as LocalDate) }
    return Dictionary(rows.map { ($0.metric, $0.day) }) { first, _ in first }
  }
}
