import Foundation
import Kernel
import Language
import TestSupport
import Testing

@testable import Health

@Suite struct `Suggested weights` {
  /// Cases of accounts, two months each, whose points and losses `make` draws.
  private struct Past {
    let card: Scorecard
    var outcomes: [ScoredOutcome] = []
    var points: MeasuredPoints

    init(
      weights: [Decimal], accounts: Int, seed: UInt64,
      make: (Int, inout SeededRandom) -> (points: [Double?], isLost: Bool)
    ) {
      card = ScoringFixture.scorecard(weights.enumerated().map { ScoringFixture.measure("m\($0)", weight: $1) })
      points = MeasuredPoints(width: weights.count)
      var random = SeededRandom(seed: seed)
      for account in 0..<accounts {
        for _ in 0..<2 {
          let (drawn, isLost) = make(account, &random)
          outcomes.append(ScoredOutcome(score: 0, happened: isLost, group: account))
          points.add(drawn.enumerated().map { Self.result("m\($0)", $1) })
        }
      }
    }

    private static func result(_ key: String, _ points: Double?) -> MeasureResult {
      MeasureResult(
        key: key, value: points, from: ScoringFixture.day, to: ScoringFixture.day, dataDay: nil,
        points: points.flatMap { Points(rounding: $0) }, weight: 100, contribution: .zero,
        state: points == nil ? .missing : .fresh, lastKnown: nil)
    }

    var learner: WeightLearner? { WeightLearner(card, outcomes, points) }

    func suggestion() async throws -> WeightSuggestion {
      var learner = try #require(learner)
      return try #require(try await learner.suggestion {})
    }
  }

  private static func points(_ random: inout SeededRandom) -> Double {
    Double.random(in: 0...100, using: &random).rounded()
  }

  /// Lost by the shortfall of each measure times its slope.
  private static func isLost(
    _ points: [Double], _ slopes: [Double], from base: Double, _ random: inout SeededRandom
  ) -> Bool {
    let odds = zip(points, slopes).reduce(base) { $0 + (100 - $1.0) / 100 * $1.1 }
    return Double.random(in: 0...1, using: &random) < 1 / (1 + exp(-odds))
  }

  @Test func `are those by which accounts were lost, add up to 100 exactly, and beat wrong ones`() async throws {
    let past = Past(weights: [1, 1, 4], accounts: 1000, seed: 11) { _, random in
      let points = (0..<3).map { _ in Self.points(&random) }
      return (points, Self.isLost(points, [6, 3, 1], from: -6.5, &random))
    }
    let suggestion = try await past.suggestion()
    let weights = suggestion.measures.map(\.suggested)
    #expect(weights.reduce(0, +) == 100 && suggestion.measures.map(\.present).reduce(0, +) == 100)
    #expect(weights.allSatisfy { $0 >= 0 && "\($0 * 100)".allSatisfy(\.isNumber) }, "\(weights)")
    for (weight, truth) in zip(weights, [60.0, 30, 10]) {
      #expect(abs(NSDecimalNumber(decimal: weight).doubleValue - truth) < 6, "\(weights)")
    }
    #expect(suggestion.verdict == .better && suggestion.differenceLow > 0 && suggestion.isBetterThanChance)
    #expect(suggestion.suggested.auc > 0.75 && suggestion.folds == 5)
    #expect(try await past.suggestion() == suggestion)
  }

  @Test func `that are right already are not said to be better`() async throws {
    let past = Past(weights: [6, 3, 1], accounts: 300, seed: 5) { _, random in
      let points = (0..<3).map { _ in Self.points(&random) }
      return (points, Self.isLost(points, [6, 3, 1], from: -6.5, &random))
    }
    let suggestion = try await past.suggestion()
    #expect(suggestion.verdict == .noBetter && suggestion.differenceLow <= 0, "\(suggestion)")
    #expect(Self.text(suggestion, past.card).headline.contains("no better than the present ones"))
  }

  @Test func `from noise are no better than chance, and it is said`() async throws {
    var honest = 0
    for seed in 0..<20 {
      let past = Past(weights: [1, 1, 1], accounts: 60, seed: UInt64(seed)) { _, random in
        ((0..<3).map { _ in Self.points(&random) }, Double.random(in: 0...1, using: &random) < 0.2)
      }
      guard var learner = past.learner, let suggestion = try await learner.suggestion(progress: {}) else {
        honest += 1
        continue
      }
      guard !suggestion.isBetterThanChance else { continue }
      honest += 1
      let text = Self.text(suggestion, past.card)
      #expect(text.headline.contains("no better than chance") && text.detail(suggestion).count > text.headline.count)
    }
    // One of forty intervals lies above by accident.
    #expect(honest >= 18, "\(honest) of 20")
  }

  @Test func `give nothing to what goes the wrong way or adds nothing, and keep what is not told`() async throws {
    let past = Past(weights: [2, 1, 1, 1, 0], accounts: 600, seed: 3) { _, random in
      let first = Self.points(&random)
      // Nearly the first one, and where it is lower they are lost less than the first one says.
      let echo = min(100, max(0, first + Double.random(in: -20...20, using: &random)))
      let reverse = Self.points(&random)
      let isLost = Self.isLost([first, echo, reverse], [8, -3, -3], from: -3, &random)
      return ([first, echo, reverse, 50, nil], isLost)
    }
    let suggestion = try await past.suggestion()
    let measures = suggestion.measures
    #expect(measures.map(\.note) == [nil, .addsNothing, .wrongWay, .untold, .untold], "\(measures)")
    #expect(measures.map(\.suggested) == [80, 0, 0, 20, 0] && measures.map(\.present) == [40, 20, 20, 20, 0])
    #expect(measures[1].auc ?? 0 > 0.5 && measures[2].auc ?? 1 < 0.5 && measures[3].auc == nil)
    let lines = Self.text(suggestion, past.card).lines
    #expect(lines.contains { $0.hasPrefix("m2: 20.00 → 0.00 ") && $0.hasSuffix("look at its curve.") }, "\(lines)")
  }

  @Test func `are judged by accounts that they were not learnt from`() async throws {
    // By the losses alone, so that the parts are known before the points are drawn.
    var random = SeededRandom(seed: 8)
    let lost = (0..<400).map { _ in Double.random(in: 0...1, using: &random) < 0.25 }
    let outcomes = lost.enumerated().flatMap { place, isLost in
      (0..<2).map { _ in ScoredOutcome(score: 0, happened: isLost, group: place) }
    }
    let folds = try #require(WeightFolds(outcomes))
    // The first measure tells everything, but of the accounts of the first part alone.
    let past = Past(weights: [1, 1], accounts: 400, seed: 9) { account, random in
      let leaks = folds.ofCases[2 * account] == 0
      let leak = leaks ? (lost[account] ? 0 : 100) : Self.points(&random)
      let real = min(100, Self.points(&random) + (lost[account] ? 0 : 20))
      return ([leak, real], lost[account])
    }
    var learner = try #require(past.learner)
    #expect(learner.folds == folds)
    _ = try await learner.suggestion {}
    let ofFirst = try #require(learner.weights(judging: 0))
    let others = try (1..<5).map { try #require(learner.weights(judging: $0)) }
    #expect(ofFirst[0] < 2500 && others.allSatisfy { $0[0] > ofFirst[0] + 1500 }, "\(ofFirst) \(others)")
  }

  @Test func `deal all months of an account into one part, and some that were lost into each`() throws {
    var random = SeededRandom(seed: 2)
    for lost in [3, 4, 5, 23] {
      var outcomes = (0..<80).flatMap { account in
        (0..<Int.random(in: 1...6, using: &random)).map { month in
          ScoredOutcome(score: 0, happened: account < lost && month == 0, group: account)
        }
      }
      let folds = try #require(WeightFolds(outcomes))
      let pairs = Set(zip(outcomes, folds.ofCases).map { "\($0.group ?? -1) \($1)" })
      #expect(pairs.count == 80 && folds.count == min(5, lost))
      for part in 0..<folds.count {
        let (own, rest) = (folds.rows(of: part), folds.rows(without: [part]))
        #expect(own.contains { outcomes[$0].happened } && own.contains { !outcomes[$0].happened })
        #expect(Set(own.map { outcomes[$0].group }).isDisjoint(with: rest.map { outcomes[$0].group }))
        #expect(own.count + rest.count == outcomes.count)
      }
      outcomes.removeAll { $0.happened && ($0.group ?? 0) > 1 }
      #expect(WeightFolds(outcomes) == nil)
    }
  }

  @Test func `score a case as the scorecard does, held where data was lost`() {
    let measures = ["a", "b"].map { ScoringFixture.measure($0, weight: $0 == "a" ? 3 : 1) }
    let card = ScoringFixture.scorecard(measures, coverage: 0)
    let full = ScoringFixture.score(card, ["a": 40, "b": 90])
    let lost = ScoringFixture.score(card, ["b": 90], previous: full)
    var points = MeasuredPoints(width: 2)
    for score in [full, lost, ScoringFixture.score(card, [:])] { points.add(score.measures) }
    let scores = (0..<3).map { points.score(of: $0, weights: [7500, 2500]) }
    #expect(scores == [full.value?.double, lost.value?.double, 50] && lost.value == full.value, "\(scores)")
    #expect(points.score(of: 1, weights: [0, 10_000]) == 90)
  }

  private static func text(_ suggestion: WeightSuggestion, _ card: Scorecard) -> WeightText {
    var result = BacktestCases(
      Backtest.Question(scorecard: ID(high: 1, low: 1), version: 1, horizon: 90, churn: .events), days: [],
      knownUntil: nil, measures: 0
    ).result(redBelow: Points(50))
    result.suggestion = suggestion
    return WeightText(result, card, Catalogue.embedded.words(for: Reader(language: .english)))
  }
}
