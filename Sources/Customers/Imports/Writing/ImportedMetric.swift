import Kernel

/// How a metric that an import finds first is defined.
enum ImportedMetric {
  struct Definition: Sendable {
    let name: LocalizedText
    let unit: String
    let kind: MetricKind
    let direction: MetricDirection
  }

  /// The definition of a metric of tickets, or of usage as the columns of the mapping say.
  static func definition(_ key: String, in mapping: ImportMapping) -> Definition {
    if let ticket = ofTickets[key] { return ticket }
    let column = mapping.metrics.first { $0.key == key } ?? MetricGuess.metric(for: key)
    let isBad = ["error", "crash", "failure", "fault", "incident", "오류", "त्रुटि"].contains { key.contains($0) }
    return Definition(
      name: ofUsage[key] ?? LocalizedText(sentence(key)), unit: column.unit ?? "",
      kind: column.aggregation == .sum ? .sum : .lastValue, direction: isBad ? .down : .up)
  }

  /// `usage_count` as `Usage count`.
  private static func sentence(_ key: String) -> String {
    let text = key.replacing("_", with: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private static let ofUsage: [String: LocalizedText] = [
    "usage_count": LocalizedText(en: "Usage count", hi: "उपयोग की संख्या", ko: "사용 횟수"),
    "usage_duration_secs": LocalizedText(en: "Time in use", hi: "उपयोग का समय", ko: "사용 시간"),
    "error_count": LocalizedText(en: "Errors", hi: "त्रुटियाँ", ko: "오류 수"),
    "logins": LocalizedText(en: "Sign-ins", hi: "साइन इन", ko: "로그인 수"),
    "active_users": LocalizedText(en: "Active users", hi: "सक्रिय उपयोगकर्ता", ko: "활성 사용자 수"),
  ]

  private static let ofTickets: [String: Definition] = [
    TicketMetric.opened: Definition(
      name: LocalizedText(en: "Tickets opened", hi: "खोले गए टिकट", ko: "접수된 티켓"), unit: "", kind: .sum,
      direction: .down),
    TicketMetric.urgent: Definition(
      name: LocalizedText(en: "Urgent tickets", hi: "अत्यावश्यक टिकट", ko: "긴급 티켓"), unit: "", kind: .sum,
      direction: .down),
    TicketMetric.escalations: Definition(
      name: LocalizedText(en: "Escalated tickets", hi: "ऊपर भेजे गए टिकट", ko: "상위 이관된 티켓"), unit: "", kind: .sum,
      direction: .down),
    TicketMetric.firstResponse: Definition(
      name: LocalizedText(en: "Time to first reply", hi: "पहले उत्तर का समय", ko: "최초 응답 시간"), unit: "min",
      kind: .lastValue, direction: .down),
    TicketMetric.resolution: Definition(
      name: LocalizedText(en: "Time to resolution", hi: "समाधान का समय", ko: "해결 시간"), unit: "h", kind: .lastValue,
      direction: .down),
    TicketMetric.satisfaction: Definition(
      name: LocalizedText(en: "Ticket satisfaction", hi: "टिकट संतुष्टि", ko: "티켓 만족도"), unit: "", kind: .lastValue,
      direction: .up),
  ]
}

/// The keys of the metrics that tickets feed.
enum TicketMetric {
  static let opened = "tickets_opened"
  static let urgent = "tickets_urgent"
  static let escalations = "ticket_escalations"
  static let firstResponse = "first_response_minutes"
  static let resolution = "resolution_hours"
  static let satisfaction = "satisfaction_score"

  static let all: Set<String> = [opened, urgent, escalations, firstResponse, resolution, satisfaction]
}
