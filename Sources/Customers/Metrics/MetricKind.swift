/// What the daily numbers of a metric are, which decides how days add up and what silence means.
public enum MetricKind: String, Codable, Sendable, CaseIterable {
  /// How many events came in on the day.
  case count
  /// How many different users were seen on the day.
  case distinctUsers
  /// A total of the day, such as seconds or errors.
  case sum
  /// A level that stands until the next one, such as seats or a satisfaction score.
  case lastValue
  /// A level that is a ratio of two metrics.
  case ratio

  /// Whether a day without a sample is a day with zero, given that the feed is alive.
  public var isAdditive: Bool {
    switch self {
    case .count, .distinctUsers, .sum: true
    case .lastValue, .ratio: false
    }
  }
}
