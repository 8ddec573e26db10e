import Customers
import Kernel

/// The scorecard that a workspace begins with.
public enum DefaultScorecard {
  /// A scorecard from the metrics that have data, the same for the same metrics.
  ///
  /// Use (volume against before, days active, breadth, errors per use, seats), support (tickets, urgent,
  /// escalated, first reply, satisfaction) and relationship (last contact, renewal). Where a level means
  /// nothing by itself, the curve follows the quantiles of the workspace's own accounts. `fields` are the
  /// names of the fields that have data. With nothing at all it asks for the last contact.
  public static func adapted(to metrics: [MetricSummary], fields: Set<String>) -> Scorecard {
    let sorted = metrics.sorted { $0.key < $1.key }
    let found = use(sorted) + support(sorted) + relationship(sorted, fields)
    return scorecard(of: found.isEmpty ? [lastContact] : found)
  }

  /// A scorecard of these measures, with the headings that they need.
  static func scorecard(of measures: [Measure]) -> Scorecard {
    let groups = Group.allCases.filter { group in measures.contains { $0.group == group.rawValue } }
    return Scorecard(groups: groups.map { Scorecard.Group(key: $0.rawValue, name: $0.name) }, measures: measures)
  }

  /// The headings.
  enum Group: String, CaseIterable {
    case use, support, relationship

    var name: LocalizedText {
      switch self {
      case .use: LocalizedText(en: "Product use", hi: "उत्पाद का उपयोग", ko: "제품 사용")
      case .support: LocalizedText(en: "Support", hi: "सहायता", ko: "고객 지원")
      case .relationship: LocalizedText(en: "Relationship", hi: "ग्राहक संबंध", ko: "고객 관계")
      }
    }
  }
}
