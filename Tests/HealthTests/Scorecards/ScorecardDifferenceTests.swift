import Customers
import Foundation
import Kernel
import Language
import Testing

@testable import Health

@Suite struct `What changed between two versions` {
  private static let moment = Timestamp(milliseconds: 0)

  private static func version(
    _ number: Int32, _ definition: Scorecard, name: String? = "Card", filter: String? = nil
  ) -> ScorecardVersion {
    ScorecardVersion(
      number: number, definition: definition, name: name, filter: filter, reason: nil, createdAt: moment,
      createdBy: nil)
  }

  private static func lines(
    _ old: ScorecardVersion, _ new: ScorecardVersion, _ language: LanguageCode = .english
  ) -> [String] {
    let words = Catalogue.embedded.words(for: Reader(language: language))
    return ScorecardDifference(words: words, metrics: ["logins": LocalizedText("Log-ins")]).lines(from: old, to: new)
  }

  private static func measure(_ key: String, weight: Int, days: Int = 7, curve: PointsCurve = [0: 0, 5: 100]) -> Measure
  {
    Measure(
      key: key, name: LocalizedText(key.uppercased()), group: "use", source: .metric("logins"),
      window: .lastDays(days), aggregate: .sum, curve: curve, weight: Decimal(weight))
  }

  private static func card(
    _ measures: [Measure], exceptions: [ScoreException] = [], coverage: Int = 60
  ) -> Scorecard {
    Scorecard(
      groups: [Scorecard.Group(key: "use", name: LocalizedText("Use"))], measures: measures,
      minimumCoverage: coverage, exceptions: exceptions)
  }

  @Test func `is told measure by measure`() {
    let old = Self.version(1, Self.card([Self.measure("a", weight: 20), Self.measure("b", weight: 1)]))
    let late = ScoreException(key: "x", condition: "arr<5", effect: .cap(Points(40)), reason: LocalizedText("Small"))
    let new = Self.version(
      2,
      Self.card(
        [Self.measure("a", weight: 30, days: 14, curve: [0: 0, 8: 100]), Self.measure("c", weight: 2)],
        exceptions: [late], coverage: 50), name: "Renamed", filter: "tier:gold")
    #expect(
      Self.lines(old, new) == [
        "Name: Card → Renamed", "For: All other accounts → tier:gold", "Measure added: C, weight 2",
        "Measure removed: B",
        "A · Weight: 20 → 30", "A · Window: Last 7 days → Last 14 days",
        "A · Points by value: 0 = 0, 5 = 100 → 0 = 0, 8 = 100", "Minimum coverage (%): 60 → 50",
        "Exception added: arr<5 · At most 40: Small",
      ])
    #expect(Self.lines(old, new, .korean).contains("A · 가중치: 20 → 30"))
    #expect(Self.lines(old, new, .hindi).contains("A · भार: 20 → 30"))
  }

  @Test func `is the order, where nothing else is`() {
    let (a, b) = (Self.measure("a", weight: 1), Self.measure("b", weight: 1))
    let old = Self.version(1, Self.card([a, b]))
    #expect(Self.lines(old, Self.version(2, Self.card([b, a]))) == ["Order of the measures changed"])
    #expect(Self.lines(old, Self.version(2, Self.card([a, b]))) == [])
  }

  @Test func `leaves out names that were not kept yet`() {
    let card = Self.card([Self.measure("a", weight: 1)])
    #expect(Self.lines(Self.version(1, card, name: nil), Self.version(2, card, name: "New")) == [])
  }
}
