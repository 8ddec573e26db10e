import Customers
import Kernel

extension DefaultScorecard {
  /// Urgent and escalated tickets by number, else all tickets by what is usual; and what customers say or, where
  /// nobody asks them, how long they wait.
  ///
  /// - Parameter all: those that stand for each other side by side, to be chosen from.
  static func support(_ metrics: [MetricSummary], all: Bool = false) -> [Measure] {
    let kinds = Recognised(metrics)
    let measures = [
      kinds.urgentTickets.map { fewTickets($0, key: "urgentTickets", name: urgentName) },
      kinds.escalations.map { fewTickets($0, key: "escalations", name: escalationName) },
      all || kinds.urgentTickets == nil ? kinds.tickets.map(tickets) : nil,
      kinds.satisfaction.map(satisfaction),
      all || kinds.satisfaction == nil ? kinds.firstReply.map(firstReply) : nil,
    ]
    return measures.compactMap { $0 }
  }

  private static let urgentName = LocalizedText(
    en: "Urgent tickets in 90 days", hi: "90 दिनों में अत्यावश्यक टिकट", ko: "최근 90일 긴급 티켓")
  private static let escalationName = LocalizedText(
    en: "Escalated tickets in 90 days", hi: "90 दिनों में ऊपर भेजे गए टिकट", ko: "최근 90일 상위 이관 티켓")

  private static func fewTickets(_ metric: MetricSummary, key: String, name: LocalizedText) -> Measure {
    Measure(
      key: key, name: name, group: Group.support.rawValue, source: .metric(metric.key), window: .lastDays(90),
      aggregate: .sum, curve: [0: 100, 1: 70, 2: 40, 4: 0], weight: 1, missing: .carry(staleAfter: 90))
  }

  private static func tickets(_ metric: MetricSummary) -> Measure {
    Measure(
      key: "tickets",
      name: LocalizedText(en: "Tickets in 30 days", hi: "30 दिनों में टिकट", ko: "최근 30일 티켓"),
      group: Group.support.rawValue, source: .metric(metric.key), window: .lastDays(30), aggregate: .sum,
      curve: ownLevels(metric), weight: 1)
  }

  /// Satisfaction is asked on a scale from 1 to 5 or to 10, in percent, or as a net score: by the data's range.
  private static func satisfaction(_ metric: MetricSummary) -> Measure {
    let curve: PointsCurve =
      switch metric.levels.p90 {
      case ...5: [1: 0, 3: 40, 4: 75, 5: 100]
      case ...10: [0: 0, 6: 30, 8: 75, 10: 100]
      default: metric.levels.p10 < 0 ? [-100: 0, 0: 50, 50: 85, 100: 100] : [40: 0, 70: 50, 85: 80, 100: 100]
      }
    return Measure(
      key: "satisfaction",
      name: LocalizedText(
        en: "Satisfaction in 90 days", hi: "90 दिनों में संतुष्टि स्कोर", ko: "최근 90일 고객 만족도"),
      group: Group.support.rawValue, source: .metric(metric.key), window: .lastDays(90), aggregate: .mean,
      curve: curve, weight: 2, missing: .carry(staleAfter: 180))
  }

  private static func firstReply(_ metric: MetricSummary) -> Measure {
    Measure(
      key: "firstReply",
      name: LocalizedText(en: "Time to first reply", hi: "पहले उत्तर में लगा समय", ko: "최초 응답 시간"),
      group: Group.support.rawValue, source: .metric(metric.key), window: .lastDays(90), aggregate: .mean,
      curve: ownLevels(metric), weight: 1, missing: .carry(staleAfter: 180))
  }
}
