import Customers
import Kernel

extension DefaultScorecard {
  /// What holds whatever the product is: contact, seats in use, the renewal ahead (watched only).
  static func relationship(_ metrics: [MetricSummary], _ fields: Set<String>) -> [Measure] {
    [lastContact, seatsUsed, renewal].filter { measure in
      if case .field(let name) = measure.source { fields.contains(name) } else { false }
    }
  }

  static let lastContact = Measure(
    key: "lastContact",
    name: LocalizedText(en: "Days since last contact", hi: "पिछले संपर्क के बाद के दिन", ko: "마지막 연락 후 경과 일수"),
    group: Group.relationship.rawValue, source: .daysSinceLastContact, window: .lastDays(1), aggregate: .last,
    curve: [14: 100, 30: 80, 60: 50, 120: 0], weight: 1, missing: .exclude)

  private static let seatsUsed = Measure(
    key: "seatsUsed",
    name: LocalizedText(en: "Seats in use", hi: "उपयोग में सीटें", ko: "사용 중인 좌석 비율"),
    group: Group.relationship.rawValue, source: .seatsUsedShare, window: .lastDays(1), aggregate: .last,
    curve: [0: 0, 0.4: 40, 0.7: 80, 0.9: 100], weight: 2)

  /// A renewal that nears is no fault of the customer's: shown, not counted.
  private static let renewal = Measure(
    key: "renewal",
    name: LocalizedText(en: "Days to renewal", hi: "नवीनीकरण में शेष दिन", ko: "갱신까지 남은 일수"),
    group: Group.relationship.rawValue, source: .daysToRenewal, window: .lastDays(1), aggregate: .last,
    curve: [0: 0, 30: 50, 90: 100], weight: 0, missing: .exclude)
}
