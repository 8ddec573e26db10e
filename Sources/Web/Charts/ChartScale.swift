/// Values to whole pixels from the top, between `top` and `bottom`.
struct ChartScale: Sendable {
  let domain: ClosedRange<Double>
  let top: Int
  let bottom: Int

  init(domain: ClosedRange<Double>, top: Int, bottom: Int) {
    let isFlat = domain.upperBound <= domain.lowerBound
    self.domain = isFlat ? domain.lowerBound...(domain.lowerBound + 1) : domain
    self.top = top
    self.bottom = bottom
  }

  /// A domain that begins at zero (or below, for values below it) and ends on a round number.
  init(values: [Double], top: Int, bottom: Int) {
    let lowest = min(0, values.min() ?? 0)
    let highest = max(0, values.max() ?? 0)
    let step = Self.roundStep((highest - lowest) / 2)
    let domain = (lowest / step).rounded(.down) * step...(highest / step).rounded(.up) * step
    self.init(domain: domain, top: top, bottom: bottom)
  }

  /// The pixel of `value`, held within the plot.
  func y(_ value: Double) -> Int {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    let held = min(1, max(0, share))
    return bottom - Int((held * Double(bottom - top)).rounded())
  }

  /// The smallest of 1, 2, 5 × 10ⁿ that is at least `size`; 1 for nothing.
  static func roundStep(_ size: Double) -> Double {
    guard size > 0, size.isFinite else { return 1 }
    var step = 1.0
    while step > size { step /= 10 }
    while step * 10 <= size { step *= 10 }
    return [1, 2, 5, 10].map { $0 * step }.first { $0 >= size } ?? step * 10
  }
}
