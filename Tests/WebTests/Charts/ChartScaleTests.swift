import Kernel
import Testing

@testable import Web

@Suite struct `Scale of a chart` {
  @Test(arguments: [(0.0, 120), (50, 70), (100, 20), (-10, 120), (110, 20)])
  func `values become whole pixels from the top`(value: Double, pixel: Int) {
    #expect(ChartScale(domain: 0...100, top: 20, bottom: 120).y(value) == pixel)
  }

  @Test(arguments: [
    (0.0, 1.0), (0.03, 0.05), (0.9, 1), (1, 1), (1.2, 2), (3, 5), (7, 10), (420, 500), (99_000, 100_000),
  ])
  func `steps are 1, 2 or 5 times a power of ten`(size: Double, step: Double) {
    #expect(abs(ChartScale.roundStep(size) - step) < step * 1e-9)
  }

  @Test func `a plot of positive values begins at zero and holds the largest`() {
    var random = SeededRandom(seed: 20_261_122)
    for _ in 0..<200 {
      let values = (0..<Int.random(in: 1...20, using: &random)).map { _ in Double.random(in: 0...1e6, using: &random) }
      let scale = ChartScale(values: values, top: 0, bottom: 100)
      #expect(scale.domain.lowerBound == 0)
      #expect(scale.domain.upperBound >= values.max() ?? 0, "seed 20261122")
    }
  }

  @Test func `values below zero are held by the plot`() {
    #expect(ChartScale(values: [-30, 40], top: 0, bottom: 100).domain == -50...50)
  }

  @Test(arguments: [[], [0.0], [0, 0]])
  func `nothing to scale still gives a plot`(values: [Double]) {
    let scale = ChartScale(values: values, top: 0, bottom: 100)
    #expect(scale.y(0) == 100)
  }
}
