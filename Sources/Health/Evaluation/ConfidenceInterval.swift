/// From where to where a share lies with a confidence of 95 %.
public struct ConfidenceInterval: Codable, Sendable, Equatable {
  public let low: Double
  public let high: Double

  /// The 97.5th percentile of the standard normal distribution.
  static let z95 = 1.959963984540054

  /// Wilson's interval of `count` out of `total`: E. B. Wilson, Journal of the American Statistical Association 22
  /// (1927), 209–212. Nil of nothing.
  init?(of count: Int, outOf total: Int) {
    guard total > 0 else { return nil }
    let (n, z) = (Double(total), Self.z95)
    let share = Double(count) / n
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    low = max(0, middle - half)
    high = min(1, middle + half)
  }
}
