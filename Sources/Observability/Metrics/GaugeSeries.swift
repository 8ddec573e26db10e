import CoreMetrics
import Synchronization

/// A value that rises and falls, or the last one recorded.
final class GaugeSeries: MetricSeries, MeterHandler, RecorderHandler {
  static let kind = "gauge"

  private let value = Mutex(0.0)

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(Double(value)) }
  func record(_ value: Double) { set(value) }

  func write(name: MetricName, labels: MetricLabels, to text: inout String) {
    text += "\(name.text)\(labels.text()) \(value.withLock { $0 }.metricText)\n"
  }
}
