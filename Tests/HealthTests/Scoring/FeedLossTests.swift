import Customers
import Foundation
import Health
import Kernel
import Testing

/// A whole feed that stops delivering, which silently empties windows in a naive scorer.
struct FeedLossTests {
  private let died = ScoringFixture.day
  private let keys = ["uses", "errors", "csat"]

  private func scorecard(_ random: inout SeededRandom) -> Scorecard {
    let aggregates: [MeasureAggregate] = [.sum, .mean, .last, .daysActive, .changeAgainstPreviousWindow]
    let measures = (0..<6).map { index in
      let isGoodUp = Bool.random(using: &random)
      return Measure(
        key: "m\(index)", name: LocalizedText("m"), group: "all",
        source: .metric(keys[Int.random(in: 0..<3, using: &random)]),
        window: .lastDays(Int.random(in: 1...30, using: &random)),
        aggregate: aggregates[Int.random(in: 0..<5, using: &random)],
        curve: isGoodUp ? [-1: 0, 1: 30, 50: 100] : [-1: 100, 1: 70, 50: 0],
        weight: Decimal(Int.random(in: 1...5, using: &random)), missing: ScoringFixture.policy(&random))
    }
    return ScoringFixture.scorecard(measures + [ScoringFixture.measure("always")])
  }

  private func score(
    _ card: Scorecard, _ samples: [String: [Int: Double]], dead: Set<String>, after days: Int, previous: Score?
  ) -> Score {
    let day = died + days
    let feeds = keys.map {
      ($0, MetricFeed(kind: $0 == "csat" ? .lastValue : .sum, lastDay: dead.contains($0) ? died : day))
    }
    let scorer = Scorer(card, version: 1, day: day, feeds: Dictionary(uniqueKeysWithValues: feeds))
    var inputs = scorer.emptyInputs()
    for (slot, key) in scorer.metrics.enumerated() {
      for (age, value) in samples[key] ?? [:] { inputs.metrics[slot].series.set(value, on: died - age) }
      inputs.metrics[slot].firstSampleDay = died - 200
    }
    inputs.fields = [FieldReading(value: 60, day: day)]
    return scorer.score(inputs, previous: previous)
  }

  @Test(arguments: UInt64(1)...300)
  func `a feed that dies never raises the score`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let card = scorecard(&random)
    var samples: [String: [Int: Double]] = [:]
    for key in keys {
      for age in 0..<70 where Int.random(in: 0..<3, using: &random) == 0 {
        samples[key, default: [:]][age] = Double.random(in: 0...20, using: &random)
      }
    }
    let alive = score(card, samples, dead: Set(keys), after: 0, previous: nil)
    let limit = try #require(alive.value)
    var previous = alive
    for days in 1...80 {
      let score = score(card, samples, dead: Set(keys), after: days, previous: previous)
      let value = try #require(score.value)
      #expect(value <= limit, "seed \(seed), day \(days)")
      #expect(ScoringFixture.sum(score) == value)
      previous = score
    }
    #expect(previous.measures.allSatisfy { $0.key == "always" || !$0.state.hasData })
  }
}
