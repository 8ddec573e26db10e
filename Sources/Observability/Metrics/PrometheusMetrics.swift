import CoreMetrics
import Synchronization

/// Collects what `swift-metrics` reports and writes it as Prometheus' text format, version 0.0.4.
///
/// Counters get `_total` behind their name, timers become histograms in `_seconds`, recorders histograms
/// (gauges when they ask not to be aggregated). A lookup takes one lock, an update only the metric's own.
/// Each metric keeps at most `seriesLimit` sets of labels: what comes after is counted together with every
/// label value `other`, so that no caller can fill the memory.
public final class PrometheusMetrics: MetricsFactory {
  /// What to send as `Content-Type` with `exposition()`.
  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  private let registry: Mutex<MetricRegistry>
  private let durationBuckets: [Double]
  private let valueBuckets: [Double]

  /// - Parameters:
  ///   - seriesLimit: sets of labels kept of one metric.
  ///   - durationBuckets: upper limits in seconds, ascending.
  ///   - valueBuckets: upper limits for recorders, ascending.
  public init(
    seriesLimit: Int = 500,
    durationBuckets: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    valueBuckets: [Double] = [1, 2, 5, 10, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000]
  ) {
    registry = Mutex(MetricRegistry(seriesLimit: seriesLimit))
    self.durationBuckets = durationBuckets
    self.valueBuckets = valueBuckets
  }

  /// All metrics, sorted by name and labels.
  public func exposition() -> String {
    // The lock is held for copying references only: writing thousands of lines must not stop a request.
    let families = registry.withLock { $0.sortedFamilies }
    var text = ""
    for family in families { family.write(to: &text) }
    return text
  }

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    counter(label, dimensions)
  }

  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    counter(label, dimensions)
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    gauge(label, dimensions)
  }

  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    aggregate ? histogram(label, dimensions, unit: "", buckets: valueBuckets) : gauge(label, dimensions)
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    histogram(label, dimensions, unit: "_seconds", buckets: durationBuckets)
  }

  public func destroyCounter(_ handler: any CounterHandler) { forget(handler) }
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { forget(handler) }
  public func destroyMeter(_ handler: any MeterHandler) { forget(handler) }
  public func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }
  public func destroyTimer(_ handler: any TimerHandler) { forget(handler) }

  private func counter(_ label: String, _ dimensions: [(String, String)]) -> CounterSeries {
    series(MetricName(label, unit: "_total"), dimensions) { CounterSeries() }
  }

  private func gauge(_ label: String, _ dimensions: [(String, String)]) -> GaugeSeries {
    series(MetricName(label, unit: ""), dimensions) { GaugeSeries() }
  }

  private func histogram(
    _ label: String, _ dimensions: [(String, String)], unit: String, buckets: [Double]
  ) -> HistogramSeries {
    series(MetricName(label, unit: unit), dimensions) { HistogramSeries(buckets: buckets) }
  }

  private func series<Series: MetricSeries>(
    _ name: MetricName, _ dimensions: [(String, String)], make: () -> Series
  ) -> Series {
    let labels = MetricLabels(dimensions)
    return registry.withLock { $0.series(named: name, labels: labels, make: make) }
  }

  private func forget(_ handler: AnyObject) {
    registry.withLock { $0.remove(handler) }
  }
}
