import CoreMetrics
import Observability
import Testing

@Suite struct PrometheusMetricsTests {
  let metrics = PrometheusMetrics(seriesLimit: 3, durationBuckets: [0.01, 0.1, 1], valueBuckets: [1, 10])

  var lines: [String] { metrics.exposition().split(separator: "\n").map(String.init) }

  @Test func `nothing reported is an empty page`() {
    #expect(metrics.exposition().isEmpty)
  }

  @Test func `counters add up and end in total`() {
    for amount in [1, 4] {
      Counter(label: "jobs.done", dimensions: [("kind", "mail")], factory: metrics).increment(by: amount)
    }
    FloatingPointCounter(label: "cost_total", factory: metrics).increment(by: 0.75)
    #expect(
      lines == [
        "# TYPE cost_total counter", "cost_total 0.75",
        "# TYPE jobs_done_total counter", #"jobs_done_total{kind="mail"} 5"#,
      ])
  }

  @Test func `a counter never falls`() {
    let counter = Counter(label: "n", factory: metrics)
    counter.increment(by: 2)
    counter.increment(by: -1)
    #expect(lines.last == "n_total 2")
  }

  @Test func `gauges rise and fall`() {
    let meter = Meter(label: "connections", factory: metrics)
    meter.increment(by: 3)
    meter.decrement(by: 1)
    #expect(lines == ["# TYPE connections gauge", "connections 2"])
    meter.set(0.5)
    #expect(lines.last == "connections 0.5")
  }

  @Test func `timers are histograms in seconds whose limits are inclusive`() {
    let timer = Timer(label: "request", factory: metrics)
    timer.recordNanoseconds(10_000_000)
    timer.recordNanoseconds(10_000_001)
    timer.recordSeconds(2)
    #expect(
      lines == [
        "# TYPE request_seconds histogram",
        #"request_seconds_bucket{le="0.01"} 1"#,
        #"request_seconds_bucket{le="0.1"} 2"#,
        #"request_seconds_bucket{le="1"} 2"#,
        #"request_seconds_bucket{le="+Inf"} 3"#,
        "request_seconds_sum 2.020000001",
        "request_seconds_count 3",
      ])
  }

  @Test func `recorders are histograms, or gauges when not aggregated`() {
    Recorder(label: "rows", factory: metrics).record(7)
    Recorder(label: "size", aggregate: false, factory: metrics).record(9)
    #expect(lines.contains(#"rows_bucket{le="10"} 1"#))
    #expect(lines.contains("size 9"))
  }

  @Test func `label values are escaped and names made valid`() {
    let dimensions = [("le", "x"), ("a-b", "q\"\\\n"), ("9", "साथी")]
    Counter(label: "9 odd/name", dimensions: dimensions, factory: metrics).increment()
    #expect(lines.last == #"_9_odd_name_total{_9="साथी",a_b="q\"\\\n",le_="x"} 1"#)
  }

  @Test func `labels beyond the limit are counted together`() {
    for path in ["a", "b", "c", "d", "e"] {
      Counter(label: "hits", dimensions: [("path", path)], factory: metrics).increment()
    }
    #expect(lines.count == 5)
    #expect(lines.contains(#"hits_total{path="a"} 1"#))
    #expect(lines.contains(#"hits_total{path="other"} 2"#))
  }

  @Test func `a name keeps its first kind`() {
    Meter(label: "size", factory: metrics).set(4)
    Recorder(label: "size", factory: metrics).record(1)
    #expect(lines == ["# TYPE size gauge", "size 4"])
  }

  @Test func `a destroyed metric is no longer shown`() {
    let counter = Counter(label: "n", factory: metrics)
    counter.increment()
    #expect(!lines.isEmpty)
    counter.destroy()
    #expect(lines.isEmpty)
  }

  @Test func `no update is lost between threads`() async {
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask { [metrics] in
          for _ in 0..<1000 {
            Counter(label: "n", factory: metrics).increment()
            Timer(label: "t", factory: metrics).recordNanoseconds(1)
          }
        }
      }
    }
    #expect(lines.contains("n_total 8000"))
    #expect(lines.contains("t_seconds_count 8000"))
  }
}
