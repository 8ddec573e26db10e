import Customers
import Foundation
import Health
import Kernel

/// A small scorecard of fields and the inputs to score it with.
struct ScoringFixture {
  static let day = LocalDate(daysSinceEpoch: 20_000)

  /// A measure whose points are the field's value itself.
  static func measure(
    _ key: String, weight: Decimal = 1, missing: MissingPolicy = .exclude, curve: PointsCurve = [0: 0, 100: 100]
  ) -> Measure {
    Measure(
      key: key, name: LocalizedText(key), group: "all", source: .field(key), window: .lastDays(30), aggregate: .last,
      curve: curve, weight: weight, missing: missing)
  }

  static func scorecard(_ measures: [Measure], exceptions: [ScoreException] = [], coverage: Int = 60) -> Scorecard {
    Scorecard(
      groups: [Scorecard.Group(key: "all", name: LocalizedText("All"))], measures: measures,
      minimumCoverage: coverage, exceptions: exceptions)
  }

  static func score(
    _ scorecard: Scorecard, _ values: [String: Double], on day: LocalDate = day, version: Int32 = 1,
    triggered: [String] = [], previous: Score? = nil
  ) -> Score {
    let scorer = Scorer(scorecard, version: version, day: day, feeds: [:])
    var inputs = scorer.emptyInputs()
    inputs.triggered = triggered
    for (index, name) in scorer.fields.enumerated() {
      inputs.fields[index] = values[name].map { FieldReading(value: $0, day: day) }
    }
    return scorer.score(inputs, previous: previous)
  }

  /// What all lines of a score add up to.
  static func sum(_ score: Score) -> Points {
    score.exceptions.reduce(score.base + score.hold) { $0 + $1.effect }
  }

  static func policy(_ random: inout SeededRandom) -> MissingPolicy {
    let all: [MissingPolicy] = [.carry(staleAfter: Int.random(in: 1...5, using: &random)), .exclude, .neutral, .worst]
    return all[Int.random(in: 0..<4, using: &random)]
  }

  static func randomScorecard(_ random: inout SeededRandom) -> Scorecard {
    let measures = (0..<Int.random(in: 1...9, using: &random)).map { index in
      measure("m\(index)", weight: Decimal(Int.random(in: 0...1000, using: &random)) / 100, missing: policy(&random))
    }
    let counted = measures + [measure("always", weight: 1)]
    return scorecard(
      counted,
      exceptions: [
        ScoreException(key: "cap", condition: "a:b", effect: .cap(Points(40)), reason: LocalizedText("cap")),
        ScoreException(key: "floor", condition: "a:b", effect: .floor(Points(30)), reason: LocalizedText("floor")),
      ])
  }

  static func values(_ scorecard: Scorecard, _ random: inout SeededRandom) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: scorecard.measures.map { ($0.key, Double.random(in: -5...105, using: &random)) })
  }
}
