import Testing

@testable import Web

@Suite struct `Line chart` {
  private func chart(_ values: [Double?]) -> LineChart {
    let points = values.enumerated().map {
      ChartPoint(label: "W\($0)", value: $1, text: $1.map { "\(Int($0))" } ?? "–")
    }
    return LineChart(title: "T", description: "D", points: points, domain: 0...100, height: 144)
  }

  @Test func `a line runs through all points`() {
    let chart = chart([0, 50, 100])
    #expect(chart.path([0, 50, 100]) == "M0 124h0L500 74L1000 24")
  }

  @Test func `missing data leaves a gap`() {
    #expect(chart([]).path([0, nil, 100, 50]) == "M0 124h0M667 24h0L1000 74")
  }

  @Test func `a value alone between gaps shows as a dot`() {
    #expect(chart([]).path([nil, 50, nil]) == "M500 74h0")
  }

  @Test func `the last known value is labelled though later ones are missing`() {
    let text = chart([10, 42, nil]).shapes.text
    #expect(text.contains("<text class=\"chart-now middle\" x=\"50.0%\" y=\"72\">42</text>"))
  }

  @Test func `values that are no numbers are gaps`() {
    #expect(ChartPoint(label: "a", value: .nan, text: "").value == nil)
    #expect(ChartPoint(label: "a", value: .infinity, text: "").value == nil)
  }

  @Test func `no points draw no line and no label`() {
    let text = chart([]).shapes.text
    #expect(!text.contains("chart-now"))
    #expect(text.contains("class=\"chart-line\" d=\"\""))
  }

  @Test func `a zone covers its values from edge to edge`() {
    let chart = LineChart(
      title: "T", description: "D", points: [], zones: [ChartZone(50...75, tone: .amber)], domain: 0...100, height: 144)
    #expect(chart.shapes.text.contains("tone-amber\" x=\"0\" y=\"49\" width=\"100%\" height=\"25\""))
  }
}
