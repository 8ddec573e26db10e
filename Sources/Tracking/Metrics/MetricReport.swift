import Customers
import Kernel
import Storage

/// A metric with what feeds it and what has come in of late.
struct MetricReport: Sendable {
  /// A stretch of days on which nothing arrived.
  struct Gap: Sendable, Equatable {
    let from: LocalDate
    let to: LocalDate
  }

  /// How many days are shown of one metric, the present one among them.
  static let days = 90
  /// How many are shown in the list.
  static let daysInList = 30

  let metric: Metric
  /// Names of events, in their order.
  let events: [String]
  /// Whose number counts, for sums and levels.
  let property: String?
  /// Of a ratio: its halves.
  let halves: [Metric]
  /// For how many accounts a value arrived, by day; days without any are not there.
  let flow: [LocalDate: Int64]
  /// The last day for which anything arrived; nil when nothing ever did.
  let lastDay: LocalDate?
  /// Whether it is being counted anew.
  let isCounting: Bool

  /// All metrics, by number.
  static func all(
    on today: LocalDate, days: Int = daysInList, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [MetricReport] {
    let metrics = try MetricStore.all(in: workspace, tx)
    let byNumber = Dictionary(metrics.map { ($0.number, $0) }) { first, _ in first }
    let feeds = Dictionary(grouping: try FeedStore.all(in: workspace, tx), by: \.metric)
    let flow = try MetricStore.flow(from: today - (days - 1), to: today, in: workspace, tx)
    let last = try MetricStore.feedLastDays(onOrBefore: today, in: workspace, tx)
    let counting = Set(try RecountStore.metrics(in: workspace, tx))
    return metrics.map { metric in
      let own = feeds[metric.number] ?? []
      return MetricReport(
        metric: metric, events: own.map(\.eventName), property: own.first?.property,
        halves: metric.ratio.map { [$0.numerator, $0.denominator].compactMap { byNumber[$0] } } ?? [],
        flow: flow[metric.number] ?? [:], lastDay: last[metric.number], isCounting: counting.contains(metric.number))
    }
  }

  /// - Throws: 404 for a metric that is not there.
  static func load(
    _ key: String, on today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> MetricReport {
    let all = try all(on: today, days: days, in: workspace, tx)
    guard let report = all.first(where: { $0.metric.key == key }) else { throw Problem.notFound }
    return report
  }

  /// The stretches without anything between the first day that is known of and `day`, youngest first.
  func gaps(before day: LocalDate) -> [Gap] {
    guard let first = flow.keys.min() else { return [] }
    var gaps: [Gap] = []
    for offset in stride(from: 0, to: day - first, by: 1) where flow[first + offset] == nil {
      let day = first + offset
      if let last = gaps.last, last.to + 1 == day {
        gaps[gaps.count - 1] = Gap(from: last.from, to: day)
      } else {
        gaps.append(Gap(from: day, to: day))
      }
    }
    return gaps.reversed()
  }
}
