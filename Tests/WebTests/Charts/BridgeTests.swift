import Testing

@testable import Web

@Suite struct `A bridge` {
  private func bridge(from start: Double, _ changes: [Double], to end: Double) -> Bridge {
    Bridge(
      caption: "c", start: ("a", start, "a"), steps: changes.map { .init("s", change: $0, text: "t") },
      end: ("b", end, "b"))
  }

  @Test func `each bar begins where the one before ended`() {
    let bars = bridge(from: 50, [-20, 10, -5], to: 35).bars
    #expect(bars[0].x == bars[1].x, "a fall ends and the rise begins at 30")
    #expect(bars[1].x + bars[1].width == bars[2].x + bars[2].width, "the rise ends and the fall begins at 40")
    #expect(bars.map(\.width) == [800, 400, 200])
  }

  @Test func `all bars stay within the picture`() {
    for bar in bridge(from: 1e9, [-2e9, 5, 3e9], to: 2e9 + 5).bars {
      #expect(bar.x >= 0 && bar.x + bar.width <= 1000)
    }
  }

  @Test func `no change at all draws the smallest bar`() {
    #expect(bridge(from: 5, [0], to: 5).bars.map(\.width) == [2])
  }
}
