import Customers
import Kernel

/// What the workspace's own data say of a metric, for proposing a scorecard.
public struct MetricSummary: Hashable, Sendable {
  /// How much of a metric accounts have: quantiles over the accounts that have any.
  ///
  /// For counts and sums of the total of 30 days, for levels of the mean.
  public struct Levels: Hashable, Sendable {
    public let p10: Double
    public let p25: Double
    public let median: Double
    public let p75: Double
    public let p90: Double

    public init(p10: Double, p25: Double, median: Double, p75: Double, p90: Double) {
      self.p10 = p10
      self.p25 = p25
      self.median = median
      self.p75 = p75
      self.p90 = p90
    }
  }

  public let key: String
  public let name: LocalizedText
  public let kind: MetricKind
  public let good: MetricDirection
  /// As shown, such as `min`, `s`, `tickets`; may be empty.
  public let unit: String
  public let levels: Levels
  /// Days with a sample within 30 days, the median of the accounts that have any.
  public let samplesPerMonth: Double

  public init(
    key: String, name: LocalizedText, kind: MetricKind, good: MetricDirection, unit: String, levels: Levels,
    samplesPerMonth: Double
  ) {
    self.key = key
    self.name = name
    self.kind = kind
    self.good = good
    self.unit = unit
    self.levels = levels
    self.samplesPerMonth = samplesPerMonth
  }
}
