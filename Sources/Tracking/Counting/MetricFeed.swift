import Customers

/// That events of a name feed a metric.
struct MetricFeed: Sendable, Equatable {
  /// `Metric.number`.
  let metric: Int
  let kind: MetricKind
  /// `*` for every event.
  let eventName: String
  /// Whose number counts, for sums and levels.
  let property: String?
}
