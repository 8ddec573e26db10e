import Kernel

/// A count of different users that a scorer needs and daily values cannot give.
public struct DistinctCount: Hashable, Sendable {
  /// Key of the metric whose events are counted.
  public let metric: String
  /// The first day; nil for the day on which the account entered its stage.
  public let from: LocalDate?
  /// The last day.
  public let to: LocalDate
}
