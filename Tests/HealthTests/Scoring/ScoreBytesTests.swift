import Health
import Kernel
import Testing

private typealias Fixture = ScoringFixture

struct ScoreBytesTests {
  private func read(_ bytes: [UInt8], _ card: Scorecard) throws -> Score {
    try bytes.withUnsafeBytes { try Score(bytes: $0, scorecard: card) }
  }

  @Test(arguments: UInt64(1)...300)
  func `a score comes back as it was stored`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let card = Fixture.randomScorecard(&random)
    var previous: Score?
    for offset in 0..<4 {
      let values = Fixture.values(card, &random).filter { _ in Bool.random(using: &random) }
      let score = Fixture.score(
        card, values, on: Fixture.day + offset, triggered: Bool.random(using: &random) ? ["cap"] : [],
        previous: previous)
      #expect(try read(score.bytes(of: card), card) == score, "seed \(seed)")
      previous = score
    }
  }

  @Test func `the stored form stays the same`() {
    let card = Fixture.scorecard([Fixture.measure("a"), Fixture.measure("b", weight: 2.5)])
    let score = Fixture.score(card, ["a": 12.5])
    let hex = score.bytes(of: card).map { String($0, radix: 16) }.joined(separator: " ")
    #expect(hex == "1 c0 b8 2 2 3 1 0 64 de 2 2 18 64 0 0 0 0 0 0 0 0 29 40 0 c0 f0 f5 b c0 f0 f5 b 3 fa 1 3a 0 0 0")
  }

  @Test func `cut or foreign bytes are refused`() throws {
    let card = Fixture.scorecard([Fixture.measure("a"), Fixture.measure("b")])
    let bytes = Fixture.score(card, ["a": 12.5]).bytes(of: card)
    #expect(throws: Never.self) { try read(bytes, card) }
    for length in 0..<bytes.count {
      #expect(throws: Score.Unreadable.self) { try read(Array(bytes.prefix(length)), card) }
    }
    #expect(throws: Score.Unreadable.self) { try read(bytes + [0], card) }
    #expect(throws: Score.Unreadable.self) { try read(bytes, Fixture.scorecard([Fixture.measure("a")])) }
  }
}
