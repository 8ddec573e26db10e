/// The area under the receiver operating characteristic: how likely a case that happened was held for riskier than one
/// that did not, ties counted half; and its 95 % interval.
///
/// The interval is DeLong's: E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, Biometrics 44 (1988), 837–845; computed
/// by midranks: X. Sun, W. Xu, IEEE Signal Processing Letters 21 (2014), 1389–1393. Cut off at 0 and 1. With a single
/// case of one kind nothing is known of its spread, and the interval is all from 0 to 1.
struct ROCArea: Equatable {
  let value: Double
  let low: Double
  let high: Double

  /// - Parameters:
  ///   - positives: risks of the cases that happened, not empty.
  ///   - negatives: risks of the others, not empty.
  init(positives: [Double], negatives: [Double]) {
    let (m, n) = (Double(positives.count), Double(negatives.count))
    let together = Self.midranks(positives + negatives)
    let ofPositives = Self.midranks(positives)
    let ofNegatives = Self.midranks(negatives)
    let sum = together[..<positives.count].reduce(0, +)
    let area = sum / (m * n) - (m + 1) / (2 * n)
    value = area
    guard positives.count > 1, negatives.count > 1 else {
      (low, high) = (0, 1)
      return
    }
    let byPositive = positives.indices.map { (together[$0] - ofPositives[$0]) / n }
    let byNegative = negatives.indices.map { 1 - (together[positives.count + $0] - ofNegatives[$0]) / m }
    let variance = Self.variance(byPositive, around: area) / m + Self.variance(byNegative, around: area) / n
    let half = ConfidenceInterval.z95 * variance.squareRoot()
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

  private static func variance(_ values: [Double], around mean: Double) -> Double {
    values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
