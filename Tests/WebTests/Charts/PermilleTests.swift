import Kernel
import Testing

@testable import Web

@Suite struct `Places across a chart` {
  @Test(arguments: [(0, 0), (1, 333), (2, 667), (3, 1000)])
  func `points go from the left edge to the right`(index: Int, expected: Int) {
    #expect(Permille(point: index, of: 4).value == expected)
  }

  @Test func `a point alone stands at the end`() {
    #expect(Permille(point: 0, of: 1).value == 1000)
  }

  @Test func `cells meet without a gap and fill the width`() {
    for count in 1...400 {
      let edges = (0...count).map { Permille(edge: $0, of: count).value }
      #expect(edges.first == 0 && edges.last == 1000, "\(count) cells")
      #expect(edges == edges.sorted(), "\(count) cells")
    }
  }

  @Test(arguments: [(0, "0.0%"), (5, "0.5%"), (345, "34.5%"), (1000, "100.0%")])
  func `a place is written in per cent with one decimal`(value: Int, text: String) {
    #expect(Permille(value).percent == text)
  }

  @Test(arguments: [(-1.0, 0), (0.5, 500), (2, 1000), (Double.nan, 0), (.infinity, 0)])
  func `a share outside of the whole is held at its ends`(share: Double, expected: Int) {
    #expect(Permille(share, of: 1).value == expected)
  }
}
