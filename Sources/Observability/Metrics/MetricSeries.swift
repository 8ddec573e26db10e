/// One metric with one set of labels: takes updates from any thread, writes its lines.
protocol MetricSeries: AnyObject, Sendable {
  /// The word behind `# TYPE`.
  static var kind: String { get }

  func write(name: MetricName, labels: MetricLabels, to text: inout String)
}

extension Double {
  /// As the text format writes numbers: `3`, `0.25`, `+Inf`, `-Inf`, `NaN`.
  var metricText: String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "-Inf" : "+Inf" }
    if self == rounded(), magnitude < 1e15 { return String(Int64(self)) }
    return String(self)
  }
}
