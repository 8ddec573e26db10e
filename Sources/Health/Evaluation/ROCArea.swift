/// The area under the receiver operating characteristic: how likely a case that happened was held for riskier than one
/// that did not, ties counted half; and its 95 % interval, cut off at 0 and 1.
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
    self.init(ROCSpread(positives: positives, negatives: negatives))
  }

  init(_ spread: ROCSpread) {
    value = spread.area
    let half = spread.half ?? 1
    (low, high) = (max(0, value - half), min(1, value + half))
  }
}
