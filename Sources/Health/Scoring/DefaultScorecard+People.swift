import Customers
import Kernel

extension DefaultScorecard {
  /// Every measure that the workspace's data can tell, for templates to choose from.
  static func candidates(_ metrics: [MetricSummary], _ fields: Set<String>) -> [Measure] {
    use(metrics) + support(metrics, all: true) + relationship(metrics, fields) + people(metrics)
  }

  /// What is known of people: the champion of the customer, and the impression that a manager has.
  private static func people(_ metrics: [MetricSummary]) -> [Measure] {
    let kinds = Recognised(metrics)
    let measures = [
      kinds.champion.map { said($0, key: .champion, name: championName) },
      kinds.impression.map { said($0, key: .impression, name: impressionName) },
    ]
    return measures.compactMap { $0 }
  }

  /// What people say holds for long, and is said seldom.
  private static func said(_ metric: MetricSummary, key: ScorecardPart, name: LocalizedText) -> Measure {
    Measure(
      key: key.rawValue, name: name, group: Group.relationship.rawValue, source: .metric(metric.key),
      window: .lastDays(90), aggregate: metric.kind.isAdditive ? .sum : .last, curve: ownLevels(metric), weight: 1,
      missing: .carry(staleAfter: 90))
  }

  private static let championName = LocalizedText(en: "Champion", hi: "मुख्य समर्थक", ko: "핵심 담당자")
  private static let impressionName = LocalizedText(
    en: "Manager’s impression", hi: "प्रबंधक की राय", ko: "담당 매니저의 판단")
}
