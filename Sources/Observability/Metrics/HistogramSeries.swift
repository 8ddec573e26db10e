import CoreMetrics
import Synchronization

/// How many values fell under each of a few fixed limits, their number and their sum.
final class HistogramSeries: MetricSeries, TimerHandler, RecorderHandler {
  static let kind = "histogram"

  private struct Counts {
    /// One more than there are limits: the last holds what is above them all.
    var perBucket: [Int64]
    var sum = 0.0
  }

  private let limits: [Double]
  private let counts: Mutex<Counts>

  /// `buckets`: upper limits, inclusive, ascending.
  init(buckets: [Double]) {
    limits = buckets
    counts = Mutex(Counts(perBucket: Array(repeating: 0, count: buckets.count + 1)))
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    guard !value.isNaN else { return }
    let bucket = limits.firstIndex { value <= $0 } ?? limits.count
    counts.withLock {
      $0.perBucket[bucket] += 1
      $0.sum += value
    }
  }

  func write(name: MetricName, labels: MetricLabels, to text: inout String) {
    let counts = counts.withLock { $0 }
    var total: Int64 = 0
    for (limit, count) in zip(limits + [.infinity], counts.perBucket) {
      total += count
      let bound = MetricLabels.Label(name: "le", value: limit.metricText)
      text += "\(name.text)_bucket\(labels.text(adding: bound)) \(total)\n"
    }
    text += "\(name.text)_sum\(labels.text()) \(counts.sum.metricText)\n"
    text += "\(name.text)_count\(labels.text()) \(total)\n"
  }
}
