import Kernel

/// The daily values of one account and metric over a window of days, laid out for fast reading.
///
/// One number a day, NaN where the day has no sample. `reset` keeps the memory, so that one series serves
/// thousands of accounts in turn.
public struct DailySeries: Sendable {
  /// What a stretch of days adds up to.
  public struct Totals: Sendable, Equatable {
    public var sum = 0.0
    /// Days with a sample.
    public var days = 0
    /// Days with a sample above zero.
    public var activeDays = 0

    /// The mean of the days with a sample; nil without any.
    public var mean: Double? { days == 0 ? nil : sum / Double(days) }
  }

  /// A value and its day.
  public struct Sample: Sendable, Equatable {
    public let day: LocalDate
    public let value: Double
  }

  /// The first day of the window.
  public private(set) var from: LocalDate
  /// The last day of the window.
  public private(set) var to: LocalDate
  private var values: [Double]

  /// An empty series over the days `from` to `to`, both inclusive.
  public init(from: LocalDate, to: LocalDate) {
    self.from = from
    self.to = to
    values = Array(repeating: .nan, count: max(0, to - from + 1))
  }

  /// Forgets every value.
  public mutating func reset() {
    for index in values.indices { values[index] = .nan }
  }

  /// Sets the value of a day; days outside the window and values that are not finite are left out.
  public mutating func set(_ value: Double, on day: LocalDate) {
    guard day >= from, day <= to, value.isFinite else { return }
    values[day - from] = value
  }

  /// Takes over the days of a stored month that fall into the window.
  public mutating func add(_ month: PackedMonthView, firstDay: LocalDate) {
    let shift = firstDay - from
    values.withUnsafeMutableBufferPointer { buffer in
      month.forEach { day, value in
        let index = shift + day
        if index >= 0 && index < buffer.count { buffer[index] = value }
      }
    }
  }

  /// Takes over the days of a stored month; false when the bytes are not a packed month.
  public mutating func add(month: Int32, bytes: UnsafeRawBufferPointer) -> Bool {
    guard let view = PackedMonthView(month: month, bytes: bytes) else { return false }
    add(view, firstDay: PackedMonth.firstDay(month: month))
    return true
  }

  /// Nil where the day has no sample or lies outside the window.
  public subscript(day: LocalDate) -> Double? {
    guard day >= from, day <= to, !values[day - from].isNaN else { return nil }
    return values[day - from]
  }

  /// Sum and counts of the days `from` to `to`, both inclusive; days outside the window count as empty.
  public func totals(from: LocalDate, to: LocalDate) -> Totals {
    let (low, high) = (max(0, from - self.from), min(values.count - 1, to - self.from))
    var totals = Totals()
    guard low <= high else { return totals }
    values.withUnsafeBufferPointer { buffer in
      for index in low...high {
        let value = buffer[index]
        guard value == value else { continue }
        totals.sum += value
        totals.days += 1
        totals.activeDays += value > 0 ? 1 : 0
      }
    }
    return totals
  }

  /// The youngest sample on or before `day`.
  public func last(onOrBefore day: LocalDate) -> Sample? {
    var index = min(values.count - 1, day - from)
    while index >= 0 {
      if !values[index].isNaN { return Sample(day: from + index, value: values[index]) }
      index -= 1
    }
    return nil
  }

  /// The oldest sample of the window.
  public var first: Sample? {
    values.firstIndex { !$0.isNaN }.map { Sample(day: from + $0, value: values[$0]) }
  }

  /// The samples in the order of their days.
  public var samples: [Sample] {
    values.indices.filter { !values[$0].isNaN }.map { Sample(day: from + $0, value: values[$0]) }
  }
}
