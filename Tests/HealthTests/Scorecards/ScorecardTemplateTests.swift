import Customers
import Health
import Kernel
import Testing

@Suite struct `A template` {
  private static let levels = MetricSummary.Levels(p10: 1, p25: 3, median: 8, p75: 20, p90: 60)

  private static func metric(_ key: String, _ kind: MetricKind, _ good: MetricDirection) -> MetricSummary {
    MetricSummary(
      key: key, name: LocalizedText(key), kind: kind, good: good, unit: "", levels: levels, samplesPerMonth: 12)
  }

  private static let all = [
    metric("usage_count", .sum, .up), metric("active_users", .distinctUsers, .up), metric("error_count", .sum, .down),
    metric("tickets_opened", .sum, .down), metric("tickets_urgent", .sum, .down),
    metric("satisfaction_score", .lastValue, .up), metric("champion_seen", .count, .up),
  ]

  private static let fields: Set<String> = ["daysToRenewal", "daysSinceLastContact"]

  @Test(arguments: ScorecardTemplate.allCases, 0..<128)
  func `gives a valid scorecard whatever metrics there are, and names what it left out`(
    template: ScorecardTemplate, choice: Int
  ) throws {
    let metrics = Self.all.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element)
    let fields = choice % 3 == 0 ? [] : Self.fields
    let adapted = template.adapted(to: metrics, fields: fields)
    try adapted.definition.validate(metrics: Set(metrics.map(\.key)), fields: Self.fields)
    let used = Set(adapted.definition.measures.map(\.key))
    let isFallback = fields.isEmpty && used == ["lastContact"]
    #expect(isFallback || used.isDisjoint(with: adapted.leftOut.map(\.rawValue)))
  }

  @Test func `that is the standard one is what a workspace begins with`() {
    let adapted = ScorecardTemplate.standard.adapted(to: Self.all, fields: Self.fields)
    #expect(adapted.definition == DefaultScorecard.adapted(to: Self.all, fields: Self.fields))
    #expect(adapted.leftOut == [.escalations])
  }

  @Test func `weighs what it is for`() throws {
    let productLed = ScorecardTemplate.productLed.adapted(to: Self.all, fields: Self.fields).definition
    #expect(Self.share(of: ["usersPerSeat", "daysActive", "useChange"], in: productLed) > 75)
    let highTouch = ScorecardTemplate.highTouch.adapted(to: Self.all, fields: Self.fields)
    #expect(Self.share(of: ["lastContact", "champion", "renewal"], in: highTouch.definition) > 55)
    #expect(highTouch.leftOut == [.escalations, .impression])
    let usagePoor = ScorecardTemplate.usagePoor.adapted(to: Self.all, fields: Self.fields).definition
    #expect(Self.share(of: ["useChange", "daysActive", "usersPerSeat"], in: usagePoor) < 15)
  }

  @Test func `takes what people say from a field before a metric`() throws {
    let fields = Self.fields.union(["impression", "daysSinceChampionLeft"])
    let adapted = ScorecardTemplate.highTouch.adapted(to: Self.all, fields: fields)
    try adapted.definition.validate(metrics: Set(Self.all.map(\.key)), fields: fields)
    let sources = adapted.definition.measures.filter { ["champion", "impression"].contains($0.key) }.map(\.source)
    #expect(sources == [.field("daysSinceChampionLeft"), .field("impression")])
  }

  /// Percent of the weight.
  private static func share(of keys: Set<String>, in card: Scorecard) -> Int {
    let all = card.measures.compactMap(\.weightHundredths).reduce(0, +)
    let these = card.measures.filter { keys.contains($0.key) }.compactMap(\.weightHundredths).reduce(0, +)
    return all == 0 ? 0 : these * 100 / all
  }
}
