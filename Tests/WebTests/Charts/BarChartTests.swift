import Testing

@testable import Web

@Suite struct `Bar chart` {
  private func shapes(_ values: [Double?]) -> String {
    let points = values.map { ChartPoint(label: "x", value: $0, text: "y") }
    return BarChart(title: "T", description: "D", points: points, height: 144).shapes.text
  }

  @Test func `bars stand on the zero line`() {
    let text = shapes([100, 50])
    #expect(text.contains("<rect class=\"chart-bar\" x=\"5.0%\" y=\"24\" width=\"40.0%\" height=\"100\"/>"))
    #expect(text.contains("<rect class=\"chart-bar\" x=\"55.0%\" y=\"74\" width=\"40.0%\" height=\"50\"/>"))
  }

  @Test func `bars of values below zero hang from it`() {
    let text = shapes([50, -50])
    #expect(text.contains("y=\"24\" width=\"40.0%\" height=\"50\""))
    #expect(text.contains("y=\"74\" width=\"40.0%\" height=\"50\""))
  }

  @Test func `a very small value still shows`() {
    #expect(shapes([100_000, 1]).contains("height=\"1\"/>"))
  }

  @Test func `no bar for no data and for zero`() {
    #expect(!shapes([nil, 0]).contains("chart-bar"))
  }
}
