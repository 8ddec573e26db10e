/// An area under the receiver operating characteristic with how far each group stands from it, from which its spread
/// comes; of two scores of the same cases, the difference of their areas.
///
/// Cases of one group (the months of one account) depend on each other. The spread is Obuchowski's: N. A. Obuchowski,
/// Biometrics 53 (1997), 567–578. Where every case is a group of its own it is DeLong's: E. R. DeLong, D. M. DeLong,
/// D. L. Clarke-Pearson, Biometrics 44 (1988), 837–845; computed by midranks: X. Sun, W. Xu, IEEE Signal Processing
/// Letters 21 (2014), 1389–1393.
struct ROCSpread {
  /// The area, or the difference of two.
  let area: Double
  private let positives: Int
  private let negatives: Int
  /// How far the cases of each group stand from the area, summed.
  private var distances: [Int: (positive: Double, negative: Double)] = [:]
  private let groupsOfPositives: Int
  private let groupsOfNegatives: Int

  /// - Parameters:
  ///   - positives: the cases that happened, not empty.
  ///   - negatives: the others, not empty.
  init(positives: [ROCArea.Case], negatives: [ROCArea.Case]) {
    let (m, n) = (Double(positives.count), Double(negatives.count))
    let together = Self.midranks((positives + negatives).map(\.risk))
    let ofPositives = Self.midranks(positives.map(\.risk))
    let ofNegatives = Self.midranks(negatives.map(\.risk))
    area = together[..<positives.count].reduce(0, +) / (m * n) - (m + 1) / (2 * n)
    self.positives = positives.count
    self.negatives = negatives.count
    groupsOfPositives = Set(positives.map(\.group)).count
    groupsOfNegatives = Set(negatives.map(\.group)).count
    for (place, one) in positives.enumerated() {
      distances[one.group, default: (0, 0)].positive += (together[place] - ofPositives[place]) / n - area
    }
    for (place, one) in negatives.enumerated() {
      let share = 1 - (together[positives.count + place] - ofNegatives[place]) / m
      distances[one.group, default: (0, 0)].negative += share - area
    }
  }

  /// Of two scores of the same cases: they vary together, so that their difference varies less than both.
  static func - (left: ROCSpread, right: ROCSpread) -> ROCSpread {
    ROCSpread(left, minus: right)
  }

  private init(_ left: ROCSpread, minus right: ROCSpread) {
    area = left.area - right.area
    (positives, negatives) = (left.positives, left.negatives)
    (groupsOfPositives, groupsOfNegatives) = (left.groupsOfPositives, left.groupsOfNegatives)
    distances = left.distances.merging(right.distances) { ($0.positive - $1.positive, $0.negative - $1.negative) }
  }

  /// Half the width of the 95 % interval; nil with a single group of one kind, of whose spread nothing is known.
  var half: Double? {
    let (m, n) = (Double(positives), Double(negatives))
    guard groupsOfPositives > 1, groupsOfNegatives > 1 else { return nil }
    var (own, others, both) = (0.0, 0.0, 0.0)
    // In one order, so that the same cases always give the same last digit.
    for (_, distance) in distances.sorted(by: { $0.key < $1.key }) {
      own += distance.positive * distance.positive
      others += distance.negative * distance.negative
      both += distance.positive * distance.negative
    }
    let groups = Double(distances.count)
    let variance =
      Self.correction(groupsOfPositives) * own / (m * m) + Self.correction(groupsOfNegatives) * others / (n * n)
      + 2 * groups / (groups - 1) * both / (m * n)
    return ConfidenceInterval.z95 * max(0, variance).squareRoot()
  }

  private static func correction(_ groups: Int) -> Double { Double(groups) / Double(groups - 1) }

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
