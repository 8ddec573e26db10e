/// The area under the receiver operating characteristic: how likely a case that happened was held for riskier than one
/// that did not, ties counted half; and its 95 % interval.
///
/// Cases of one group (the months of one account) depend on each other. The interval is Obuchowski's: N. A. Obuchowski,
/// Biometrics 53 (1997), 567–578. Where every case is a group of its own it is DeLong's: E. R. DeLong, D. M. DeLong,
/// D. L. Clarke-Pearson, Biometrics 44 (1988), 837–845; computed by midranks: X. Sun, W. Xu, IEEE Signal Processing
/// Letters 21 (2014), 1389–1393. Cut off at 0 and 1. With a single group of one kind nothing is known of its spread,
/// and the interval is all from 0 to 1.
struct ROCArea: Equatable {
  struct Case {
    let risk: Double
    let group: Int
  }

  let value: Double
  let low: Double
  let high: Double

  /// - Parameters:
  ///   - positives: the cases that happened, not empty.
  ///   - negatives: the others, not empty.
  init(positives: [Case], negatives: [Case]) {
    let (m, n) = (Double(positives.count), Double(negatives.count))
    let together = Self.midranks((positives + negatives).map(\.risk))
    let ofPositives = Self.midranks(positives.map(\.risk))
    let ofNegatives = Self.midranks(negatives.map(\.risk))
    let area = together[..<positives.count].reduce(0, +) / (m * n) - (m + 1) / (2 * n)
    value = area
    // How far the cases of each group stand from the area, summed.
    var distances: [Int: (positive: Double, negative: Double)] = [:]
    for (place, one) in positives.enumerated() {
      distances[one.group, default: (0, 0)].positive += (together[place] - ofPositives[place]) / n - area
    }
    for (place, one) in negatives.enumerated() {
      let share = 1 - (together[positives.count + place] - ofNegatives[place]) / m
      distances[one.group, default: (0, 0)].negative += share - area
    }
    let (groups, groupsOfPositives) = (Double(distances.count), Double(Set(positives.map(\.group)).count))
    let groupsOfNegatives = Double(Set(negatives.map(\.group)).count)
    guard groupsOfPositives > 1, groupsOfNegatives > 1 else {
      (low, high) = (0, 1)
      return
    }
    var (own, others, both) = (0.0, 0.0, 0.0)
    for distance in distances.values {
      own += distance.positive * distance.positive
      others += distance.negative * distance.negative
      both += distance.positive * distance.negative
    }
    let variance =
      groupsOfPositives / (groupsOfPositives - 1) * own / (m * m)
      + groupsOfNegatives / (groupsOfNegatives - 1) * others / (n * n) + 2 * groups / (groups - 1) * both / (m * n)
    let half = ConfidenceInterval.z95 * max(0, variance).squareRoot()
    (low, high) = (max(0, area - half), min(1, area + half))
  }

  /// The place of each value among all, from 1; equal values share the middle of their places.
  private static func midranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = Array(repeating: 0.0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }
}
