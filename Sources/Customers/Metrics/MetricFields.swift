import Kernel
import Storage

/// What a filter can ask about the numbers of accounts: each metric of the workspace is a field.
///
/// A metric that adds up is asked by the sum of its last 30 days, a level by its latest value.
enum MetricFields {
  /// The prefix that tells a metric from a field of the same name: `metric.seats`.
  private static let prefix = "metric."

  static func fields(_ metrics: [Metric]) -> [FilterField<Account>] {
    metrics.map { metric in
      FilterField(
        metric.key, FilterNames(metric.name).adding(prefix + metric.key), isShare(metric) ? .percent : .number,
        condition: FilterColumn.number(value(of: metric)))
    }
  }

  /// The share of the bought seats that are in use; nil without a metric of used seats, or with one of this key.
  static func seatsUsed(_ metrics: [Metric]) -> FilterField<Account>? {
    let keys = ["seats_used", "seatsUsed", "used_seats"]
    guard !metrics.contains(where: { $0.key == "seats.used" }),
      let used = metrics.first(where: { keys.contains($0.key) })
    else { return nil }
    return FilterField(
      "seats.used", FilterNames("seats.used", hindi: "सीट_उपयोग", korean: "좌석_사용률"), .percent,
      condition: FilterColumn.number("(\(value(of: used)) / nullif(a.seats, 0))"))
  }

  private static func isShare(_ metric: Metric) -> Bool { metric.kind == .ratio || metric.unit == "%" }

  private static func value(of metric: Metric) -> SQL {
    let value: SQL = """
      (SELECT v.value FROM metric_value v
        WHERE v.workspace_id = a.workspace_id AND v.metric = \(metric.number) AND v.account_id = a.id)
      """
    // Filters write 40 % as 0.4; a metric in per cent says 40.
    return metric.unit == "%" && metric.kind != .ratio ? "(\(value) / 100)" : value
  }
}
