import Testing

@testable import Web

@Suite struct `Bars of a score` {
  @Test func `each measure begins where the one before ended, and the sum ends where the last did`() {
    let html = ContributionBars(
      measures: [measure(725, of: 2500), measure(1240, of: 2000), measure(300, of: 1500)],
      total: ("Score", .red, "23", 2265)
    ).html.text
    #expect(html.contains("<rect class=\"bar-earned\" x=\"0\" y=\"2\" width=\"73\" height=\"8\"/>"))
    #expect(html.contains("<rect class=\"bar-earned\" x=\"73\" y=\"2\" width=\"124\" height=\"8\"/>"))
    #expect(html.contains("<rect class=\"bar-earned\" x=\"197\" y=\"2\" width=\"30\" height=\"8\"/>"))
    #expect(html.contains("<rect class=\"bar-earned\" x=\"0\" y=\"2\" width=\"227\" height=\"8\"/>"))
  }

  @Test func `what was lost stands behind what was earned`() {
    let bar = ScoreBar(start: 1000, earned: 500, possible: 2000, tone: .amber)
    #expect(bar.html.text.contains("<rect class=\"bar-lost\" x=\"150\" y=\"2\" width=\"150\" height=\"8\"/>"))
  }

  private func measure(_ earned: Int, of possible: Int) -> ContributionBars.Measure {
    .init(name: "m", tone: .red, earned: earned, possible: possible, value: "", limit: "", detail: "")
  }
}
