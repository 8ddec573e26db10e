import Customers
import Kernel

/// On which days each metric's source has delivered, to tell on any day which sources were alive.
///
/// Metrics whose keys share the word before the first `_` or `.` (`tickets_opened`, `tickets_urgent`) come from
/// one source: of the rare ones it is known by the frequent ones that nothing came.
struct FeedCalendar: Sendable {
  private let families: [String: [LocalDate]]
  private let metrics: [Metric]

  /// - Parameter days: by metric number, ascending.
  init(_ metrics: [Metric], days: [Int: [LocalDate]]) {
    self.metrics = metrics
    var merged: [String: [LocalDate]] = [:]
    for metric in metrics { merged[Self.family(metric.key), default: []] += days[metric.number] ?? [] }
    families = merged.mapValues { $0.sorted() }
  }

  /// What a scorer of `day` may know of each metric: those that had delivered by then.
  func feeds(on day: LocalDate) -> [String: MetricFeed] {
    var feeds: [String: MetricFeed] = [:]
    for metric in metrics {
      guard let last = lastDay(of: metric, onOrBefore: day) else { continue }
      feeds[metric.key] = MetricFeed(kind: metric.kind, lastDay: last)
    }
    return feeds
  }

  /// The first and last day on which anything came.
  var span: ClosedRange<LocalDate>? {
    guard let first = families.values.compactMap(\.first).min(), let last = families.values.compactMap(\.last).max()
    else { return nil }
    return first...last
  }

  private func lastDay(of metric: Metric, onOrBefore day: LocalDate) -> LocalDate? {
    let days = families[Self.family(metric.key)] ?? []
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : days[low - 1]
  }

  private static func family(_ key: String) -> String {
    String(key.prefix { $0 != "_" && $0 != "." })
  }
}
