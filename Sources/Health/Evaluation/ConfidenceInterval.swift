import Foundation

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

  /// The interval of how much likelier it was among the alarmed than among all, nil where nothing happened to them.
  ///
  /// Normal on the logarithm: D. Katz, J. Baptista, S. P. Azen, M. C. Pike, Biometrics 34 (1978), 469–474. The
  /// alarmed are among all, and cases of one group alike, so that its variance is that of the groups' linearised sums:
  /// D. A. Binder, International Statistical Review 51 (1983), 279–292.
  init?(ofLift cases: some Sequence<(group: Int, isAlarmed: Bool, happened: Bool)>) {
    typealias Counts = (hits: Double, alarmed: Double, happened: Double, all: Double)
    var groups: [Int: Counts] = [:]
    var sum: Counts = (0, 0, 0, 0)
    func add(_ one: (group: Int, isAlarmed: Bool, happened: Bool), to counts: inout Counts) {
      counts.all += 1
      counts.alarmed += one.isAlarmed ? 1 : 0
      counts.happened += one.happened ? 1 : 0
      counts.hits += one.isAlarmed && one.happened ? 1 : 0
    }
    for one in cases {
      add(one, to: &groups[one.group, default: (0, 0, 0, 0)])
      add(one, to: &sum)
    }
    guard sum.hits > 0, groups.count > 1 else { return nil }
    let variance = groups.sorted { $0.key < $1.key }.reduce(0) { total, group in
      let counts = group.value
      let part =
        counts.hits / sum.hits - counts.alarmed / sum.alarmed - counts.happened / sum.happened + counts.all / sum.all
      return total + part * part
    }
    let lift = sum.hits / sum.alarmed / (sum.happened / sum.all)
    let factor = exp(Self.z95 * (variance * Double(groups.count) / Double(groups.count - 1)).squareRoot())
    (low, high) = (lift / factor, lift * factor)
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
