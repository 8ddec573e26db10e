/// All series of one name: one kind, a bounded number of sets of labels.
struct MetricFamily: Sendable {
  let name: MetricName
  let kind: String
  var series: [MetricLabels: any MetricSeries] = [:]

  func write(to text: inout String) {
    text += "# TYPE \(name.text) \(kind)\n"
    let sorted = series.map { (labels: $0.key, text: $0.key.text(), series: $0.value) }.sorted { $0.text < $1.text }
    for entry in sorted { entry.series.write(name: name, labels: entry.labels, to: &text) }
  }
}
