import Foundation
import Kernel
import Testing

@testable import Health

@Suite struct EvaluationTests {
  static func outcomes(_ lost: [Double], _ kept: [Double]) -> [ScoredOutcome] {
    lost.map { ScoredOutcome(score: $0, happened: true) } + kept.map { ScoredOutcome(score: $0, happened: false) }
  }

  static func close(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 1e-9 } ?? false
  }

  /// By hand: lost 0.9 0.8 0.35, kept 0.7 0.3 0.2 0.1. Of the 12 pairs 11 stand right, so the area is 11/12. Of each
  /// lost one 4/4, 4/4, 3/4 of the kept lie below: variance 1/48. Of each kept one 2/3, 1, 1, 1 of the lost lie above:
  /// variance 1/36. DeLong's variance is 1/48/3 + 1/36/4 = 1/72, and 1.959964 × √(1/72) = 0.230984.
  @Test func `the area and its interval are those reckoned by hand`() throws {
    let evaluation = try #require(Evaluation(Self.outcomes([0.9, 0.8, 0.35], [0.7, 0.3, 0.2, 0.1]), as: .probability))
    #expect(Self.close(evaluation.auc, 11.0 / 12))
    #expect(Self.close(evaluation.aucLow, 11.0 / 12 - 1.959963984540054 * (1.0 / 72).squareRoot()))
    #expect(evaluation.aucHigh == 1)
    #expect(evaluation.verdict == .better)
    #expect(evaluation.n == 7)
    #expect(evaluation.positives == 3)
  }

  /// Alarmed are 0.9, 0.8 and 0.7, of which two were lost: precision 2/3, recall 2/3, and with 3 of 7 lost a lift of
  /// 14/9. Each case has a tenth for itself, but for none: the error is the mean distance of the seven.
  @Test func `precision, recall, lift and calibration are those reckoned by hand`() throws {
    let evaluation = try #require(Evaluation(Self.outcomes([0.9, 0.8, 0.35], [0.7, 0.3, 0.2, 0.1]), as: .probability))
    #expect(evaluation.alarmed == 3)
    #expect(Self.close(evaluation.precision, 2.0 / 3))
    #expect(Self.close(evaluation.recall, 2.0 / 3))
    #expect(Self.close(evaluation.lift, 14.0 / 9))
    // 0.35 was lost and 0.3 was not: one tenth of two cases, whose mean risk is 0.325.
    #expect(evaluation.calibration.map(\.n) == [1, 1, 2, 1, 1, 1])
    let distance = 0.1 + 0.2 + 2 * abs(0.325 - 0.5) + 0.7 + (1 - 0.8) + (1 - 0.9)
    #expect(Self.close(evaluation.ece, distance / 7))
  }

  /// By hand, each case by itself: of 8 cases 4 were lost, of 4 alarmed 3: the lift is 3/2. Parts of the logarithm: the
  /// three hits 1/3 − 1/4 − 1/4 + 1/8 = −1/24, the false alarm −1/4 + 1/8 = −1/8, the miss −1/8, the three others 1/8.
  /// Squares 3/576 + 5/64 = 1/12, times 8/7: 2/21.
  @Test func `the interval of the lift is that reckoned by hand, and is wider where cases are alike`() throws {
    let cases = Self.outcomes([10, 20, 30, 80], [40, 70, 80, 90])
    let evaluation = try #require(Evaluation(cases, as: .health))
    let factor = exp(1.959963984540054 * (2.0 / 21).squareRoot())
    #expect(Self.close(evaluation.lift, 1.5))
    #expect(Self.close(evaluation.liftInterval?.low, 1.5 / factor), "\(evaluation.liftInterval as Any)")
    #expect(Self.close(evaluation.liftInterval?.high, 1.5 * factor))
    let often = cases.enumerated().flatMap { place, outcome in
      (0..<9).map { _ in ScoredOutcome(score: outcome.score, happened: outcome.happened, group: place) }
    }
    #expect(Self.close(Evaluation(often, as: .health)?.liftInterval?.high, 1.5 * factor))
    #expect(Evaluation(Self.outcomes([80], [10, 90]), as: .health)?.liftInterval == nil)
  }

  /// By hand: the areas are 1 and 3/4. By the second score 1/2 and 1 of the kept lie below the lost, and 1/2 and 1 of
  /// the lost above the kept: distances of 1/4 from both sides, and of the first score none. DeLong's variance of each
  /// kind is (1/16 + 1/16) × 2/1 / 4.
  @Test func `the difference of two areas is that reckoned by hand, and of equal scores is nothing`() {
    func spread(_ lost: [Double], _ kept: [Double]) -> ROCSpread {
      ROCSpread(
        positives: lost.enumerated().map { ROCArea.Case(risk: $1, group: $0) },
        negatives: kept.enumerated().map { ROCArea.Case(risk: $1, group: 10 + $0) })
    }
    let (one, two) = (spread([3, 4], [1, 2]), spread([1, 4], [3, 0]))
    let difference = one - two
    #expect(one.area == 1 && two.area == 0.75)
    let variance = 2 * (1.0 / 16 + 1.0 / 16) / 4 * 2
    #expect(Self.close(difference.half, 1.959963984540054 * variance.squareRoot()), "\(difference)")
    #expect((one - one).half == 0 && (one - one).area == 0)
  }

  @Test func `of equal scores each counts half`() throws {
    let evaluation = try #require(Evaluation(Self.outcomes([40, 60], [40, 60]), as: .health))
    #expect(evaluation.auc == 0.5)
    #expect(evaluation.verdict == .noBetterThanChance)
  }

  @Test func `a low health score is a warning, and 50 is none`() throws {
    let evaluation = try #require(Evaluation(Self.outcomes([10, 49.9, 50], [80, 90, 95, 20]), as: .health))
    #expect(evaluation.alarmed == 3)
    #expect(Self.close(evaluation.precision, 2.0 / 3))
    #expect(Self.close(evaluation.auc, 10.0 / 12))
  }

  @Test func `scores that call the lost ones safe are worse than chance`() throws {
    let lost = (0..<20).map { 70 + Double($0) }
    let kept = (0..<20).map { 10 + Double($0) }
    let evaluation = try #require(Evaluation(Self.outcomes(lost, kept), as: .health))
    #expect(evaluation.auc == 0)
    #expect(evaluation.verdict == .worseThanChance)
    #expect(evaluation.recall == 0)
  }

  @Test func `where nobody is alarmed there is no precision and no lift`() throws {
    let evaluation = try #require(Evaluation(Self.outcomes([80], [90]), as: .health))
    #expect(evaluation.precision == nil)
    #expect(evaluation.lift == nil)
    #expect(evaluation.aucLow == 0)
    #expect(evaluation.aucHigh == 1)
  }

  @Test(arguments: [([], [1.0, 2]), ([1.0], []), ([], [])] as [([Double], [Double])])
  func `what happened to all or to nobody cannot be told apart`(lost: [Double], kept: [Double]) {
    #expect(Evaluation(Self.outcomes(lost, kept), as: .health) == nil)
  }

  /// Wilson 1927 for 2 of 3: middle (2/3 + z²/6)/(1 + z²/3), as in any table: 0.2077 to 0.9385.
  @Test func `a share's interval is Wilson's`() throws {
    let evaluation = try #require(Evaluation(Self.outcomes([10, 20], [30, 80]), as: .health))
    let interval = try #require(evaluation.precisionInterval)
    #expect(abs(interval.low - 0.2077) < 5e-5)
    #expect(abs(interval.high - 0.9385) < 5e-5)
  }

  /// By hand, Obuchowski 1997: two accounts with two months each and one kept by itself; lost 0.8 (A) and 0.4 (B), kept
  /// 0.3 (A), 0.5 (B), 0.2 (C). Of 6 pairs 5 stand right. Distances from 5/6: lost A 1/6, B −1/6; kept A 1/6, B −1/3,
  /// C 1/6. Own 2/1 × (1/36 + 1/36) / 4 = 1/36; others 3/2 × (1/36 + 4/36 + 1/36) / 9 = 1/36; both 2 × 3/2 × (1/36 +
  /// 2/36) / 6 = 1/24.
  @Test func `months of one account are reckoned as alike`() throws {
    let cases = [
      ScoredOutcome(score: 0.8, happened: true, group: 0), ScoredOutcome(score: 0.4, happened: true, group: 1),
      ScoredOutcome(score: 0.3, happened: false, group: 0), ScoredOutcome(score: 0.5, happened: false, group: 1),
      ScoredOutcome(score: 0.2, happened: false, group: 2),
    ]
    let evaluation = try #require(Evaluation(cases, as: .probability))
    #expect(Self.close(evaluation.auc, 5.0 / 6))
    let variance = 1.0 / 36 + 1.0 / 36 + 1.0 / 24
    #expect(Self.close(evaluation.aucLow, 5.0 / 6 - 1.959963984540054 * variance.squareRoot()))
  }

  @Test func `a case that is said ten times tells no more than once`() throws {
    let once = Self.outcomes([10, 45, 60], [30, 70, 80, 90])
    let often = once.enumerated().flatMap { place, outcome in
      (0..<10).map { _ in ScoredOutcome(score: outcome.score, happened: outcome.happened, group: place) }
    }
    let (one, ten) = (try #require(Evaluation(once, as: .health)), try #require(Evaluation(often, as: .health)))
    #expect(Self.close(one.auc, ten.auc), "\(one) \(ten)")
    #expect(Self.close(one.aucLow, ten.aucLow) && Self.close(one.aucHigh, ten.aucHigh), "\(one) \(ten)")
    let (narrow, wide) = (try #require(ten.precisionInterval), try #require(one.precisionInterval))
    #expect(Self.close(narrow.low, wide.low) && Self.close(narrow.high, wide.high))
    #expect(ten.n == 70 && ten.alarmed == 30)
  }

  @Test func `about nineteen intervals of twenty hold the true area`() throws {
    let seed: UInt64 = 4
    var random = SeededRandom(seed: seed)
    var hits = 0
    for _ in 0..<400 {
      // Lost ones are the larger of two draws, kept ones one draw: the true area is 2/3.
      let lost = (0..<40).map { _ in max(Double.random(in: 0...1, using: &random), .random(in: 0...1, using: &random)) }
      let kept = (0..<60).map { _ in Double.random(in: 0...1, using: &random) }
      let evaluation = try #require(Evaluation(Self.outcomes(lost, kept), as: .probability))
      if (evaluation.aucLow...evaluation.aucHigh).contains(2.0 / 3) { hits += 1 }
    }
    #expect((360...396).contains(hits), "seed \(seed): \(hits) of 400")
  }
}
