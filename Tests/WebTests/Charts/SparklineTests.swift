import Testing

@testable import Web

@Suite struct `A sparkline` {
  @Test(
    arguments: [
      ([0.0, 10.0], "M2 17h0L77 3"),
      ([5, 5, 5], "M2 10h0L39 10L77 10"),
      ([0, nil, 10], "M2 17h0M77 3h0"),
      ([nil, 7], "M77 10h0"),
    ] as [([Double?], String)])
  func `values become whole pixels of 80 by 20`(values: [Double?], path: String) {
    #expect(Sparkline(values: values, description: "").path == path)
  }

  @Test(arguments: [[], [nil, nil], [.nan]] as [[Double?]])
  func `nothing known is a dash`(values: [Double?]) {
    #expect(Sparkline(values: values, description: "d").html.text == "<span class=\"muted\">–</span>")
  }

  @Test func `the dot stands on the last known value`() {
    #expect(Sparkline(values: [1, 3, nil], description: "d").html.text.contains("cx=\"39\" cy=\"3\""))
  }
}
