import Testing

@testable import Web

@Suite struct `Heat strip` {
  private let strip = HeatStrip(
    title: "t", points: [0, 1, 4, 8, nil].map { ChartPoint(label: "l", value: $0, text: "x") })

  @Test(
    arguments: [(nil, "none"), (0, "0"), (0.1, "1"), (2, "1"), (2.1, "2"), (6, "3"), (8, "4")] as [(Double?, String)])
  func `a cell is the fuller the more it holds`(value: Double?, level: String) {
    #expect(strip.level(value) == level)
  }

  @Test func `a strip of nothing has empty cells`() {
    #expect(HeatStrip(title: "t", points: []).level(0) == "0")
  }
}
