import Customers
import Foundation
import Health
import Kernel
import Testing

struct ScorecardTests {
  private static let levels = MetricSummary.Levels(p10: 1, p25: 3, median: 8, p75: 20, p90: 60)

  private static func metric(_ key: String, _ kind: MetricKind, _ good: MetricDirection) -> MetricSummary {
    MetricSummary(
      key: key, name: LocalizedText(key), kind: kind, good: good, unit: "", levels: levels, samplesPerMonth: 2)
  }

  private static let ravenStack = [
    metric("usage_count", .sum, .up), metric("usage_duration_secs", .sum, .up), metric("error_count", .sum, .down),
    metric("tickets_opened", .sum, .down), metric("tickets_urgent", .sum, .down),
    metric("ticket_escalations", .sum, .down), metric("first_response_minutes", .lastValue, .down),
    metric("satisfaction_score", .lastValue, .up),
  ]

  private static let fields: Set<String> = ["daysToRenewal", "daysSinceLastContact"]

  @Test func `the default scorecard fits the metrics of a support and usage data set`() throws {
    let card = DefaultScorecard.adapted(to: Self.ravenStack, fields: Self.fields)
    #expect(
      card.measures.map(\.key) == [
        "useChange", "daysActive", "errorsPerUse", "urgentTickets", "escalations", "satisfaction", "lastContact",
        "renewal",
      ])
    #expect(card.measures.first?.source == .metric("usage_count"))
    try card.validate(metrics: Set(Self.ravenStack.map(\.key)), fields: Self.fields)
  }

  @Test(arguments: 0..<256)
  func `every choice of metrics gives a valid scorecard`(choice: Int) throws {
    let metrics = Self.ravenStack.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element)
    let card = DefaultScorecard.adapted(to: metrics, fields: Self.fields)
    try card.validate(metrics: Set(metrics.map(\.key)), fields: Self.fields)
    for measure in card.measures { #expect(measure.name.all.count == 3) }
  }

  @Test func `a scorecard survives JSON`() throws {
    let card = DefaultScorecard.adapted(to: Self.ravenStack, fields: Self.fields)
    let json = try JSONEncoder().encode(card)
    #expect(try JSONDecoder().decode(Scorecard.self, from: json) == card)
  }

  @Test func `everything wrong is said at once`() throws {
    let json = """
      {"groups": [{"key": "use", "name": "Use"}], "bands": {"amber": 80, "green": 75}, "minimumCoverage": 101,
       "measures": [
        {"key": "a b", "name": {"en": ""}, "group": "none", "source": {"metric": "gone"}, "aggregate": "sum",
         "window": {"lastDays": 0}, "weight": -1, "missing": {"policy": "carry", "staleAfter": 0},
         "curve": [{"value": 1, "points": 101}, {"value": 1, "points": 0}]},
        {"key": "ok", "name": "Ok", "group": "use", "source": {"field": "nps"}, "aggregate": "mean",
         "window": {"since": "stageBegan"}, "weight": 1.005, "missing": {"policy": "worst"}, "curve": []}],
       "exceptions": [{"key": "late", "condition": " ", "effect": {"cap": 140}, "reason": "Late"}]}
      """
    let card = try JSONDecoder().decode(Scorecard.self, from: Data(json.utf8))
    let problem = #expect(throws: Problem.self) { try card.validate(metrics: [], fields: ["nps"]) }
    #expect(
      problem?.fields.map { "\($0.pointer) \($0.code)" } == [
        "/measures/0/key notAKey", "/measures/0/group unknown", "/measures/0/name/en required",
        "/measures/0/weight notAWeight", "/measures/0/source/metric unknown",
        "/measures/0/window/lastDays outOfRange", "/measures/0/missing/staleAfter outOfRange",
        "/measures/0/curve/0/points outOfRange", "/measures/0/curve/1/value notAscending",
        "/measures/1/weight notAWeight", "/measures/1/aggregate fieldHasLastOnly", "/measures/1/curve required",
        "/bands/green belowAmber", "/minimumCoverage outOfRange", "/exceptions/0/condition required",
        "/exceptions/0/effect/cap outOfRange",
      ])
  }
}
