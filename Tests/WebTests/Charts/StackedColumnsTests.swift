import Language
import Testing

@testable import Web

@Suite struct `Stacked columns` {
  private static func html(_ values: [Double]) -> String {
    let words = Catalogue([.english: [:]]).words(for: Reader(language: .english))
    let tones: [Tone] = [.red, .amber, .green]
    return StackedColumns(
      title: "Bands", description: "Bands", parts: tones.map { StackedColumns.Part($0.rawValue, tone: $0) },
      columns: [
        StackedColumns.Column(
          "3 Nov", values: values, texts: values.map { "\(Int($0))" }, figures: values.map { "\(Int($0)) in full" },
          whole: "all")
      ]
    ).html(words).text
  }

  private static func heights(_ html: String) -> [Int] {
    html.matches(of: /class="chart-part tone[^>]*height="(\d+)"/).compactMap { Int($0.1) }
  }

  @Test func `show what little there is, and take its room from the largest part`() {
    let heights = Self.heights(Self.html([1, 1, 998]))
    #expect(heights.count == 3 && heights.allSatisfy { $0 >= 4 }, "\(heights)")
    #expect(heights.reduce(0) { $0 + $1 + 1 } == Self.heights(Self.html([0, 0, 1000])).reduce(0) { $0 + $1 + 1 })
  }

  @Test func `name the last column's parts, none over another, and tell their figures in full as a table`() {
    let html = Self.html([1, 0, 999])
    let places = html.matches(of: /class="chart-part-name"[^>]* y="(\d+)"/).compactMap { Int($0.1) }
    #expect(places.count == 2 && places[0] - places[1] >= 16, "\(places)")
    #expect(html.contains("<td class=\"num\">999 in full</td>") && html.contains("<b>999</b>"))
  }
}
