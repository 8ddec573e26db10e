import Foundation
import Health
import Kernel
import Testing

private typealias Fixture = ScoringFixture

struct ScoreChangeTests {
  @Test(arguments: UInt64(1)...500)
  func `shares add up to the change, whatever changed`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let (card, other) = (Fixture.randomScorecard(&random), Fixture.randomScorecard(&random))
    let isSame = Bool.random(using: &random)
    func values(_ card: Scorecard) -> [String: Double] {
      Fixture.values(card, &random).filter { $0.key == "always" || Int.random(in: 0..<4, using: &random) > 0 }
    }
    let triggered = ["cap", "floor"].filter { _ in Bool.random(using: &random) }
    let before = Fixture.score(card, values(card))
    let after = Fixture.score(
      isSame ? card : other, values(isSame ? card : other), on: Fixture.day + 14, version: isSame ? 1 : 2,
      triggered: triggered, previous: before)
    let change = try #require(ScoreChange.between(before, after))
    #expect(change.lines.reduce(Points.zero) { $0 + $1.share } == change.total, "seed \(seed)")
    #expect(change.lines.contains { $0.kind == (isSame ? .scorecard : .coverage) } == false)
  }

  @Test func `a measure that stayed as it was has no share`() throws {
    let card = Fixture.scorecard([
      Fixture.measure("a", weight: 2), Fixture.measure("b"), Fixture.measure("c", weight: 0),
    ])
    let before = Fixture.score(card, ["a": 31, "b": 70, "c": 1])
    let after = Fixture.score(card, ["a": 9, "b": 70, "c": 99], on: Fixture.day + 14, previous: before)
    let change = try #require(ScoreChange.between(before, after))
    #expect(change.days == 14)
    #expect(change.lines.map(\.share) == [change.total, .zero, .zero])
    let reasons = change.topReasons(named: [card])
    #expect(reasons.map(\.key) == ["a"])
    #expect(reasons.first?.fromValue == 31)
    #expect(reasons.first?.toValue == 9)
    #expect(reasons.first?.textKey == "health.reason.measure")
  }

  @Test func `a loss that is held is no reason`() throws {
    let card = Fixture.scorecard([Fixture.measure("a"), Fixture.measure("b")])
    let before = Fixture.score(card, ["a": 20, "b": 80])
    let after = Fixture.score(card, ["b": 80], on: Fixture.day + 1, previous: before)
    let change = try #require(ScoreChange.between(before, after))
    #expect(change.total == .zero)
    #expect(change.lines.map(\.kind) == [.measure, .measure, .coverage, .hold])
    #expect(change.topReasons(named: [card]).isEmpty)
  }

  @Test func `there is no change to or from nothing`() {
    let card = Fixture.scorecard([Fixture.measure("a")])
    #expect(ScoreChange.between(Fixture.score(card, [:]), Fixture.score(card, ["a": 1])) == nil)
  }
}
