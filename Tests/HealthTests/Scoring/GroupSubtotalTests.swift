import Foundation
import Kernel
import TestSupport
import Testing

@testable import Health

@Suite struct `The groups of an explanation` {
  @Test func `add up exactly to what the measures give, each measure in one of them`() {
    var random = SeededRandom(seed: 41)
    for _ in 0..<300 {
      let card = Self.scattered(ScoringFixture.randomScorecard(&random), &random)
      var values: [String: Double] = [:]
      for measure in card.measures where Bool.random(using: &random) {
        values[measure.key] = Double.random(in: 0...100, using: &random)
      }
      let score = ScoringFixture.score(card, values)
      let groups = GroupSubtotal.all(of: score, card)
      #expect(groups.reduce(Points.zero) { $0 + $1.contribution } == score.base)
      #expect(groups.flatMap(\.measures).map(\.key).sorted() == score.measures.map(\.key).sorted())
      #expect(groups.allSatisfy { !$0.measures.isEmpty })
    }
  }

  /// Under two headings, and some under one that is gone.
  private static func scattered(_ card: Scorecard, _ random: inout SeededRandom) -> Scorecard {
    let measures = card.measures.map { measure in
      Measure(
        key: measure.key, name: measure.name, group: ["one", "two", "gone"].randomElement(using: &random) ?? "one",
        source: measure.source, window: measure.window, aggregate: measure.aggregate, curve: measure.curve,
        weight: measure.weight, missing: measure.missing)
    }
    return Scorecard(
      groups: ["one", "two"].map { Scorecard.Group(key: $0, name: LocalizedText($0)) }, measures: measures,
      exceptions: card.exceptions)
  }
}
