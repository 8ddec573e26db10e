import Customers
import Kernel

/// What a workspace knows of one metric on the day that is scored.
public struct MetricFeed: Hashable, Sendable {
  public let kind: MetricKind
  /// The last day, on or before the day scored, up to which the metric's source has delivered: any account's
  /// youngest sample, or the day of a younger import that could have brought some.
  public let lastDay: LocalDate

  public init(kind: MetricKind, lastDay: LocalDate) {
    self.kind = kind
    self.lastDay = lastDay
  }
}
