import Customers
import Kernel

/// Everything of one account that a scorer reads. Made by `Scorer.emptyInputs()` and used again and again.
public struct AccountInputs: Sendable {
  /// The samples of one metric.
  public struct Metric: Sendable {
    public var series: DailySeries
    /// The day of the account's first sample ever; nil when there is none up to the day scored.
    public var firstSampleDay: LocalDate?
  }

  /// In the order of `Scorer.metrics`.
  public var metrics: [Metric]
  /// In the order of `Scorer.fields`; nil where the account has no value.
  public var fields: [FieldReading?]
  /// In the order of `Scorer.distinctCounts`; nil where it was not counted.
  public var distinct: [Double?]
  /// When the account entered its stage of now.
  public var stageBegan: LocalDate?
  /// Seats bought.
  public var seats: Double?
  /// Keys of the exceptions whose condition holds.
  public var triggered: [String] = []

  /// Forgets the account, keeps the memory.
  public mutating func reset() {
    for index in metrics.indices {
      metrics[index].series.reset()
      metrics[index].firstSampleDay = nil
    }
    for index in fields.indices { fields[index] = nil }
    for index in distinct.indices { distinct[index] = nil }
    stageBegan = nil
    seats = nil
    triggered.removeAll(keepingCapacity: true)
  }
}
