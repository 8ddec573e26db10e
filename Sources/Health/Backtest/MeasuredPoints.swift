import Kernel

/// The points of every measure in the cases of a back-test: what weights are learnt from.
struct MeasuredPoints: Sendable {
  /// How many measures there are.
  let width: Int
  /// A row a case; NaN where a measure was left out.
  private(set) var points: [Double] = []
  /// The same with the last known points where data was lost: the score was held for them.
  private var known: [Double] = []

  init(width: Int) { self.width = width }

  mutating func add(_ measures: [MeasureResult]) {
    for measure in measures {
      let own = measure.points?.double ?? .nan
      points.append(own)
      known.append(measure.state.hasData ? own : measure.lastKnown?.double ?? own)
    }
  }

  static func += (left: inout MeasuredPoints, right: MeasuredPoints) {
    left.points += right.points
    left.known += right.known
  }

  /// Whether a measure tells any case from another.
  func differs(_ measure: Int) -> Bool {
    var first: Double?
    for place in stride(from: measure, to: points.count, by: width) where !points[place].isNaN {
      if let first, first != points[place] { return true }
      first = points[place]
    }
    return false
  }

  /// The score that weights make of a case, as `Scorer` does: held where data was lost, without exceptions. Where no
  /// measure counts it is in the middle, for it says nothing.
  func score(of row: Int, weights: [Int]) -> Double {
    let own = mean(points, row, weights)
    return own.map { min($0, mean(known, row, weights) ?? $0) } ?? 50
  }

  private func mean(_ values: [Double], _ row: Int, _ weights: [Int]) -> Double? {
    var (sum, all) = (0.0, 0)
    for place in 0..<width where weights[place] > 0 {
      let value = values[row * width + place]
      guard !value.isNaN else { continue }
      sum += Double(weights[place]) * value
      all += weights[place]
    }
    // To millionths, as scores are, so that equal ones are equal whatever they are summed from.
    return all == 0 ? nil : (sum / Double(all) * 1e6).rounded() / 1e6
  }
}
