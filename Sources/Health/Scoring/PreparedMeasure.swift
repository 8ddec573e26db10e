import Customers
import Kernel

/// A measure with its places in the inputs and what its feeds know, ready for many accounts.
struct PreparedMeasure: Sendable {
  /// Where the numbers stand.
  enum Source: Sendable {
    case metric(Place)
    case ratio(of: Place, to: Place)
    case distinct(metric: Int, count: Int)
    case field(Int)
    /// No feed has ever delivered.
    case silent
  }

  /// A metric's place in the inputs.
  struct Place: Sendable {
    let slot: Int
    let kind: MetricKind
  }

  let key: String
  let source: Source
  let window: MeasureWindow
  let aggregate: MeasureAggregate
  let curve: PointsCurve
  let weight: Int
  let missing: MissingPolicy
  /// The day scored.
  let day: LocalDate
  /// The day on which the window ends: the day scored, or the last day that all feeds have delivered.
  let end: LocalDate
  let firstDayNeeded: LocalDate

  /// The window that ends on `end`; nil for one that has not begun.
  func window(ending end: LocalDate, stageBegan: LocalDate?) -> ClosedRange<LocalDate>? {
    switch window {
    case .lastDays(let days): return (end - (days - 1))...end
    case .sinceStageBegan:
      guard let began = stageBegan, began <= end else { return nil }
      return min(end, max(began, day - (MeasureWindow.longest - 1)))...end
    }
  }
}

/// Gives every metric, field and count of a scorecard its place.
struct Preparation {
  let day: LocalDate
  let feeds: [String: MetricFeed]
  private(set) var metrics: [String] = []
  private(set) var fields: [String] = []
  private(set) var distinctCounts: [DistinctCount] = []

  init(day: LocalDate, feeds: [String: MetricFeed]) {
    self.day = day
    self.feeds = feeds
  }

  mutating func prepare(_ measure: Measure) -> PreparedMeasure {
    let end = measure.source.metrics.compactMap { feeds[$0]?.lastDay }.min().map { min($0, day) } ?? day
    return PreparedMeasure(
      key: measure.key, source: place(measure, end: end), window: measure.window, aggregate: measure.aggregate,
      curve: measure.curve, weight: measure.weightHundredths ?? 0, missing: measure.missing, day: day, end: end,
      firstDayNeeded: firstDayNeeded(measure))
  }

  private mutating func place(_ measure: Measure, end: LocalDate) -> PreparedMeasure.Source {
    switch measure.source {
    case .field(let name):
      return .field(Self.place(of: name, in: &fields))
    case .metric(let key):
      let slot = Self.place(of: key, in: &metrics)
      guard let feed = feeds[key] else { return .silent }
      guard measure.aggregate == .distinct else { return .metric(.init(slot: slot, kind: feed.kind)) }
      let count = DistinctCount(metric: key, from: Self.beginning(measure.window, end: end), to: end)
      return .distinct(metric: slot, count: Self.place(of: count, in: &distinctCounts))
    case .ratio(let of, let to):
      let (upper, lower) = (Self.place(of: of, in: &metrics), Self.place(of: to, in: &metrics))
      guard let over = feeds[of], let under = feeds[to] else { return .silent }
      return .ratio(of: .init(slot: upper, kind: over.kind), to: .init(slot: lower, kind: under.kind))
    }
  }

  /// Window, carrying and a feed's silence each reach further back; a change reads two windows.
  private func firstDayNeeded(_ measure: Measure) -> LocalDate {
    guard case .lastDays(let length) = measure.window else { return day - MeasureWindow.longest }
    let windows = measure.aggregate == .changeAgainstPreviousWindow ? 2 : 1
    return day - (windows * length + max(length, measure.missing.staleAfter))
  }

  private static func beginning(_ window: MeasureWindow, end: LocalDate) -> LocalDate? {
    if case .lastDays(let days) = window { end - (days - 1) } else { nil }
  }

  private static func place<Item: Equatable>(of item: Item, in list: inout [Item]) -> Int {
    if let index = list.firstIndex(of: item) { return index }
    list.append(item)
    return list.count - 1
  }
}
