import Kernel
import Testing

@testable import Customers

@Suite struct `A ratio of two metrics` {
  private static let start = LocalDate(daysSinceEpoch: 20_000)

  /// Values on days counted from the first of the window.
  private static func half(_ isAdditive: Bool, _ values: [Int: Double]) -> RatioHalf {
    var series = DailySeries(from: start - MetricRatio.standing, to: start + 40)
    for (day, value) in values { series.set(value, on: start + day) }
    return RatioHalf(isAdditive: isAdditive, series: series)
  }

  private static func ratio(_ top: RatioHalf, _ bottom: RatioHalf) -> [Int: Double] {
    var found: [Int: Double] = [:]
    for (_, month) in MetricRatio.months(top, bottom, from: start, to: start + 40) {
      for day in month.days { found[day - start] = month[day] }
    }
    return found
  }

  @Test func `has a value on each day on which either level was told, the other standing`() {
    let used = Self.half(false, [0: 10, 5: 30, 35: 20])
    let bought = Self.half(false, [-90: 40, 20: 60])
    #expect(Self.ratio(used, bought) == [0: 0.25, 5: 0.75, 20: 0.5, 35: 20.0 / 60])
  }

  @Test func `has none where a half is not known yet, told too long ago, or divides by zero`() {
    let used = Self.half(false, [0: 10, 5: 30, 10: 20])
    #expect(Self.ratio(used, Self.half(false, [3: 40, 10: 0])) == [3: 0.25, 5: 0.75])
    #expect(Self.ratio(used, Self.half(false, [2 - MetricRatio.standing: 40])) == [0: 0.25])
    #expect(Self.ratio(Self.half(false, [:]), used) == [:])
  }

  @Test func `takes counts of their own day only`() {
    let errors = Self.half(true, [1: 2, 2: 3])
    let uses = Self.half(true, [1: 8, 3: 5])
    #expect(Self.ratio(errors, uses) == [1: 0.25])
    #expect(Self.ratio(errors, Self.half(false, [0: 10])) == [1: 0.2, 2: 0.3])
  }
}
