import CoreMetrics
import Synchronization

/// A sum that only grows. Whole and broken amounts are kept apart, so that whole ones stay exact and lock-free.
final class CounterSeries: MetricSeries, CounterHandler, FloatingPointCounterHandler {
  static let kind = "counter"

  private let whole = Atomic<Int64>(0)
  private let broken = Mutex(0.0)

  /// Amounts below zero are ignored: a counter that falls reads as a restart.
  func increment(by amount: Int64) {
    guard amount > 0 else { return }
    whole.wrappingAdd(amount, ordering: .relaxed)
  }

  func increment(by amount: Double) {
    guard amount > 0, amount.isFinite else { return }
    broken.withLock { $0 += amount }
  }

  func reset() {
    whole.store(0, ordering: .relaxed)
    broken.withLock { $0 = 0 }
  }

  func write(name: MetricName, labels: MetricLabels, to text: inout String) {
    let whole = whole.load(ordering: .relaxed)
    let broken = broken.withLock { $0 }
    let value = broken == 0 ? String(whole) : (Double(whole) + broken).metricText
    text += "\(name.text)\(labels.text()) \(value)\n"
  }
}
