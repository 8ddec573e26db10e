import Health
import Kernel
import Testing

private typealias Fixture = ScoringFixture

/// Losing data never raises a score.
struct HoldTests {
  @Test(arguments: UInt64(1)...1000)
  func `losing any measures never raises the score, for any policy and for many days`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let card = Fixture.randomScorecard(&random)
    let values = Fixture.values(card, &random)
    let full = Fixture.score(card, values)
    var previous = full
    var lost: Set<String> = []
    for offset in 1...8 {
      lost.formUnion(values.keys.filter { _ in Int.random(in: 0..<5, using: &random) == 0 })
      let rest = values.filter { !lost.contains($0.key) }
      let version = Int32(offset > 5 ? 2 : 1)
      let score = Fixture.score(card, rest, on: Fixture.day + offset, version: version, previous: previous)
      if let now = score.value, let before = full.value {
        #expect(now <= before, "seed \(seed), day \(offset)")
        #expect(Fixture.sum(score) == now)
      }
      previous = score
    }
    #expect(Fixture.score(card, values, on: Fixture.day + 9, previous: previous).value == full.value)
  }

  @Test(arguments: [MissingPolicy.carry(staleAfter: 3), .exclude, .neutral])
  func `the hold is a line of its own until the data returns`(policy: MissingPolicy) {
    let card = Fixture.scorecard([Fixture.measure("a", missing: policy), Fixture.measure("b")])
    let full = Fixture.score(card, ["a": 20, "b": 80])
    let lost = Fixture.score(card, ["b": 80], on: Fixture.day + 1, previous: full)
    #expect(lost.base > Points(50))
    #expect(lost.value == Points(50))
    #expect(lost.isHeld)
    let better = Fixture.score(card, ["b": 90], on: Fixture.day + 2, previous: lost)
    #expect(better.value == Points(55))
    let back = Fixture.score(card, ["a": 60, "b": 90], on: Fixture.day + 3, previous: better)
    #expect(back.value == Points(75))
    #expect(!back.isHeld)
  }

  @Test func `what was known survives a time without any score`() {
    let card = Fixture.scorecard([Fixture.measure("a"), Fixture.measure("b")])
    let full = Fixture.score(card, ["a": 20, "b": 80])
    let nothing = Fixture.score(card, [:], on: Fixture.day + 1, previous: full)
    #expect(nothing.value == nil)
    #expect(Fixture.score(card, ["b": 80], on: Fixture.day + 2, previous: nothing).value == Points(50))
  }

  @Test func `a measure that was never known is not held`() {
    let card = Fixture.scorecard([Fixture.measure("a"), Fixture.measure("b")])
    let first = Fixture.score(card, ["b": 80])
    #expect(Fixture.score(card, ["b": 80], on: Fixture.day + 1, previous: first).isHeld == false)
  }
}
