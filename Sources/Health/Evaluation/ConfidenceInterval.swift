/// From where to where a share lies with a confidence of 95 %.
public struct ConfidenceInterval: Codable, Sendable, Equatable {
  public let low: Double
  public let high: Double

  /// The 97.5th percentile of the standard normal distribution.
  static let z95 = 1.959963984540054

  /// Wilson's interval of a share of cases, nil of none: E. B. Wilson, Journal of the American Statistical Association
  /// 22 (1927), 209–212.
  ///
  /// Cases of one group count less the more they are alike: the interval is that of as many cases as would vary as the
  /// groups do, which with fewer than forty groups is somewhat too narrow. E. L. Korn, B. I. Graubard, Survey Methodology 24 (1998), 193–201.
  ///
  /// - Parameter cases: the group of each case, and whether it counts.
  init?(of cases: some Sequence<(group: Int, counts: Bool)>) {
    var groups: [Int: (counted: Double, all: Double)] = [:]
    var (counted, all) = (0.0, 0.0)
    for one in cases {
      groups[one.group, default: (0, 0)].all += 1
      all += 1
      guard one.counts else { continue }
      groups[one.group, default: (0, 0)].counted += 1
      counted += 1
    }
    guard all > 0 else { return nil }
    let share = counted / all
    let variance = groups.values.reduce(0) { sum, group in
      let distance = group.counted - share * group.all
      return sum + distance * distance / (all * all)
    }
    let effective = variance > 0 ? min(all, share * (1 - share) / variance) : Double(groups.count)
    self.init(share, of: effective)
  }

  /// Wilson's interval of a share of `n` cases that have nothing to do with each other, more than none.
  init(_ share: Double, of n: Double) {
    let z = Self.z95
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    low = max(0, middle - half)
    high = min(1, middle + half)
  }
}
