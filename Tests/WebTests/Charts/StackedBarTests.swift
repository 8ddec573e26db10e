import Testing

@testable import Web

@Suite struct `Stacked bar` {
  @Test(arguments: [[1, 1, 1], [38, 94, 151, 17], [1e-9, 1e9], [0, 5, 0]] as [[Double]])
  func `parts meet and fill the bar whatever the rounding`(values: [Double]) {
    let edges = StackedBar(title: "t", parts: values.map { .init("p", value: $0, text: "") }).edges
    #expect(edges.first == 0 && edges.last == 1000)
    #expect(edges == edges.sorted())
  }

  @Test func `values below zero and no numbers count as nothing`() {
    let edges = StackedBar(title: "t", parts: [-5, .nan, 2].map { .init("p", value: $0, text: "") }).edges
    #expect(edges == [0, 0, 0, 1000])
  }
}
