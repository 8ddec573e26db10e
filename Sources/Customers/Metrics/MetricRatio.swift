import Kernel

/// What a ratio divides by what: seats used by seats bought.
public struct MetricRatio: Sendable, Hashable {
  /// How many days a level stands for the other half: a figure that is told once a year does until the next.
  static let standing = 400

  /// `Metric.number`
  public let numerator: Int
  /// `Metric.number`
  public let denominator: Int

  public init(numerator: Int, denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  var parts: [Int] { [numerator, denominator] }
}

/// One half of a ratio, day by day.
struct RatioHalf: Sendable {
  let isAdditive: Bool
  /// From `MetricRatio.standing` days before the first day that is asked for.
  var series: DailySeries
}

extension MetricRatio {
  /// The ratio of each day on which either half was told, by month.
  ///
  /// A level stands until the next one, a count holds for its own day. Where a half is unknown or divides by zero, the
  /// day has no value.
  static func months(
    _ numerator: RatioHalf, _ denominator: RatioHalf, from: LocalDate, to: LocalDate
  ) -> [Int32: PackedMonth] {
    var months: [Int32: PackedMonth] = [:]
    var (top, bottom) = (Standing(isAdditive: numerator.isAdditive), Standing(isAdditive: denominator.isAdditive))
    for offset in stride(from: -standing, through: to - from, by: 1) {
      let day = from + offset
      let isTold = [top.take(numerator.series[day], on: day), bottom.take(denominator.series[day], on: day)]
      guard offset >= 0, isTold.contains(true), let top = top.value(on: day), let bottom = bottom.value(on: day),
        bottom != 0
      else { continue }
      months[day.monthIndex, default: PackedMonth(month: day.monthIndex)][day] = top / bottom
    }
    return months
  }

  /// The value that holds on a day.
  private struct Standing {
    let isAdditive: Bool
    private var last: DailySeries.Sample?

    init(isAdditive: Bool) { self.isAdditive = isAdditive }

    /// - Returns: whether there is a value of this very day.
    mutating func take(_ value: Double?, on day: LocalDate) -> Bool {
      guard let value else { return false }
      last = DailySeries.Sample(day: day, value: value)
      return true
    }

    func value(on day: LocalDate) -> Double? {
      guard let last, day - last.day <= (isAdditive ? 0 : standing) else { return nil }
      return last.value
    }
  }
}
