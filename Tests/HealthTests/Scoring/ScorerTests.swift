import Foundation
import Health
import Kernel
import Testing

private typealias Fixture = ScoringFixture

struct ScorerTests {
  @Test(arguments: [
    (49.999999, Band.red), (50, .amber), (74.999999, .amber), (75, .green), (0, .red), (100, .green),
  ])
  func `a score exactly on a limit belongs to the better band`(value: Double, band: Band) {
    let score = Fixture.score(Fixture.scorecard([Fixture.measure("a")]), ["a": value])
    #expect(score.band == band)
    #expect(score.value == Points(rounding: value))
  }

  @Test func `an exact quotient just below a limit stays below it`() {
    let card = Fixture.scorecard(["a", "b", "c"].map { Fixture.measure($0) })
    let score = Fixture.score(card, ["a": 50, "b": 50, "c": 49.999999])
    #expect(score.value == Points(millionths: 49_999_999))
    #expect(score.band == .red)
  }

  @Test(arguments: UInt64(1)...500)
  func `lines add up to the score`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let card = Fixture.randomScorecard(&random)
    var previous: Score?
    for offset in 0..<6 {
      let values = Fixture.values(card, &random).filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
      let triggered = ["cap", "floor"].filter { _ in Bool.random(using: &random) }
      let score = Fixture.score(card, values, on: Fixture.day + offset, triggered: triggered, previous: previous)
      if let value = score.value {
        #expect(Fixture.sum(score) == value)
        #expect((Points.zero...Points.hundred).contains(value))
      }
      previous = score
    }
  }

  @Test func `coverage decides exactly whether a band is shown`() {
    let card = Fixture.scorecard([Fixture.measure("a", weight: 0.6), Fixture.measure("b", weight: 0.4)])
    #expect(Fixture.score(card, ["a": 90]).band == .green)
    let below = Fixture.score(card, ["b": 90])
    #expect(below.band == .grey)
    #expect(below.value == Points(90))
  }

  @Test func `without any data there is no score`() {
    let card = Fixture.scorecard([Fixture.measure("a", missing: .neutral), Fixture.measure("b", missing: .worst)])
    let score = Fixture.score(card, [:])
    #expect(score.value == nil)
    #expect(score.band == .grey)
    #expect(Fixture.score(card, ["a": 10]).value == Points(5))
  }

  @Test(arguments: [
    (["cap"], 40, Band.red), (["floor"], 80, .green), (["cap", "floor"], 40, .red), (["band"], 70, .red),
    ([], 70, .amber),
  ])
  func `exceptions cap, floor and band, and the cap wins`(triggered: [String], value: Int, band: Band) {
    let reason = LocalizedText("why")
    let card = Fixture.scorecard(
      [Fixture.measure("a")],
      exceptions: [
        ScoreException(key: "cap", condition: "x", effect: .cap(Points(40)), reason: reason),
        ScoreException(key: "floor", condition: "x", effect: .floor(Points(80)), reason: reason),
        ScoreException(key: "band", condition: "x", effect: .band(.red), reason: reason),
      ])
    let score = Fixture.score(card, ["a": 70], triggered: triggered)
    #expect(score.value == Points(value))
    #expect(score.band == band)
    #expect(Fixture.sum(score) == score.value)
  }

  @Test(arguments: [(-1.0, 0.0), (0, 0), (5, 25), (10, 50), (15, 50), (20, 50), (25, 100), (99, 100)])
  func `a curve is linear between knots and flat outside`(value: Double, points: Double) {
    let curve: PointsCurve = [0: 0, 10: 50, 20: 50, 25: 100]
    #expect(curve.points(at: value) == Points(rounding: points))
    #expect(PointsCurve([]).points(at: value) == nil)
    #expect(curve.points(at: .nan) == nil)
  }
}
