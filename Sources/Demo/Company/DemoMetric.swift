import Customers
import Kernel

/// The numbers that the made-up company keeps about its customers.
public enum DemoMetric: String, Sendable, CaseIterable {
  case logins
  case activeUsers = "active_users"
  case keyActions = "key_actions"
  case apiErrors = "api_errors"
  case seatsUsed = "seats_used"
  case ticketsOpened = "tickets_opened"
  case ticketsUrgent = "tickets_urgent"
  case satisfaction

  /// How imports, scorecards and the API name it.
  public var key: String { rawValue }

  public var kind: MetricKind {
    switch self {
    case .logins, .ticketsOpened, .ticketsUrgent: .count
    case .keyActions, .apiErrors: .sum
    case .activeUsers, .seatsUsed, .satisfaction: .lastValue
    }
  }

  public var direction: MetricDirection {
    switch self {
    case .apiErrors, .ticketsOpened, .ticketsUrgent: .down
    default: .up
    }
  }

  public var name: LocalizedText {
    switch self {
    case .logins: LocalizedText(en: "Logins", hi: "लॉगिन", ko: "로그인 수")
    case .activeUsers:
      LocalizedText(en: "Weekly active users", hi: "साप्ताहिक सक्रिय उपयोगकर्ता", ko: "주간 활성 사용자")
    case .keyActions: LocalizedText(en: "Key actions", hi: "मुख्य क्रियाएँ", ko: "핵심 활동 수")
    case .apiErrors: LocalizedText(en: "API errors", hi: "API त्रुटियाँ", ko: "API 오류")
    case .seatsUsed: LocalizedText(en: "Seats used", hi: "उपयोग में सीटें", ko: "사용 중인 좌석")
    case .ticketsOpened: LocalizedText(en: "Tickets opened", hi: "खोले गए टिकट", ko: "접수된 티켓")
    case .ticketsUrgent: LocalizedText(en: "Urgent tickets", hi: "अत्यावश्यक टिकट", ko: "긴급 티켓")
    case .satisfaction: LocalizedText(en: "Satisfaction (1 to 5)", hi: "संतुष्टि (1 से 5)", ko: "만족도(1~5)")
    }
  }
}
