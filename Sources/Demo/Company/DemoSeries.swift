import Kernel

/// The daily values of one metric for one account, in order; days without a sample are left out.
public struct DemoSeries: Sendable, Equatable {
  /// A day's value.
  public struct Sample: Sendable, Equatable {
    public let day: LocalDate
    public let value: Double
  }

  public let metric: DemoMetric
  public internal(set) var samples: [Sample]
}
