import Customers
import Kernel

extension DefaultScorecard {
  /// Every measure that the workspace's data can tell, for templates to choose from.
  static func candidates(_ metrics: [MetricSummary], _ fields: Set<String>) -> [Measure] {
    use(metrics) + support(metrics, all: true) + relationship(metrics, fields) + people(metrics, fields)
  }

  /// What is known of people: the champion of the customer, and the impression that a manager has. A field that says so
  /// comes before a metric.
  private static func people(_ metrics: [MetricSummary], _ fields: Set<String>) -> [Measure] {
    let kinds = Recognised(metrics)
    let told = [championLeft, impression].filter { measure in
      if case .field(let name) = measure.source { fields.contains(name) } else { false }
    }
    let measures = [
      kinds.champion.map { said($0, key: .champion, name: championName) },
      kinds.impression.map { said($0, key: .impression, name: impressionName) },
    ]
    return told + measures.compactMap(\.self).filter { measure in !told.contains { $0.key == measure.key } }
  }

  private static let championLeft = Measure(
    key: ScorecardPart.champion.rawValue, name: championName, group: Group.relationship.rawValue,
    source: .field("daysSinceChampionLeft"), window: .lastDays(180), aggregate: .last, curve: [0: 0, 60: 40, 180: 90],
    weight: 1, missing: .exclude)

  /// From −1, bad, to 1, good.
  private static let impression = Measure(
    key: ScorecardPart.impression.rawValue, name: impressionName, group: Group.relationship.rawValue,
    source: .field("impression"), window: .lastDays(90), aggregate: .last, curve: [-1: 0, 0: 50, 1: 100], weight: 1,
    missing: .exclude)

  /// What people say holds for long, and is said seldom.
  private static func said(_ metric: MetricSummary, key: ScorecardPart, name: LocalizedText) -> Measure {
    Measure(
      key: key.rawValue, name: name, group: Group.relationship.rawValue, source: .metric(metric.key),
      window: .lastDays(90), aggregate: metric.kind.isAdditive ? .sum : .last, curve: ownLevels(metric), weight: 1,
      missing: .carry(staleAfter: 90))
  }

  private static let championName = LocalizedText(en: "Champion", hi: "चैंपियन", ko: "챔피언")
  private static let impressionName = LocalizedText(
    en: "Manager’s impression", hi: "प्रबंधक की राय", ko: "매니저 평가")
}
