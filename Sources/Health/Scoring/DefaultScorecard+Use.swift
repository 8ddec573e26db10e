import Customers
import Kernel

extension DefaultScorecard {
  /// Volume and days active of the main metric, breadth of users, errors per use.
  static func use(_ metrics: [MetricSummary]) -> [Measure] {
    let kinds = Recognised(metrics)
    guard let main = kinds.volume else { return [] }
    let errors = kinds.errors.map { errorsPerUse($0, main) }
    let measures = [volumeChange(main), daysActive(main), kinds.users.map(breadth), errors]
    return measures.compactMap { $0 }
  }

  /// 30 days where use is dense; 90 where an account has few samples a month, so that chance evens out.
  static func windowDays(_ metric: MetricSummary) -> Int { metric.samplesPerMonth >= 8 ? 30 : 90 }

  private static func volumeChange(_ metric: MetricSummary) -> Measure {
    let days = windowDays(metric)
    return Measure(
      key: "useChange",
      name: LocalizedText(
        en: "Usage vs. the previous \(days) days", hi: "पिछले \(days) दिनों की तुलना में उपयोग",
        ko: "직전 \(days)일 대비 사용량"),
      group: Group.use.rawValue, source: .metric(metric.key), window: .lastDays(days),
      aggregate: .changeAgainstPreviousWindow, curve: [-0.6: 0, -0.3: 40, 0: 75, 0.2: 100], weight: 3)
  }

  private static func daysActive(_ metric: MetricSummary) -> Measure {
    let days = windowDays(metric)
    let typical = max(1, metric.samplesPerMonth * Double(days) / 30)
    return Measure(
      key: "daysActive",
      name: LocalizedText(
        en: "Days active in \(days) days", hi: "\(days) दिनों में सक्रिय दिन", ko: "최근 \(days)일 중 사용 일수"),
      group: Group.use.rawValue, source: .metric(metric.key), window: .lastDays(days), aggregate: .daysActive,
      curve: [0: 0, typical * 0.5: 50, typical: 80, typical * 1.5: 100], weight: 2)
  }

  private static func breadth(_ metric: MetricSummary) -> Measure {
    Measure(
      key: "usersPerSeat",
      name: LocalizedText(en: "Users per seat", hi: "प्रति सीट उपयोगकर्ता", ko: "좌석당 사용자 수"),
      group: Group.use.rawValue, source: .metric(metric.key), window: .lastDays(30),
      aggregate: metric.kind == .distinctUsers ? .mean : .shareOfSeats,
      curve: metric.kind == .distinctUsers ? ownLevels(metric, scale: 1.0 / 30) : [0: 0, 0.4: 50, 0.8: 90, 1: 100],
      weight: 2)
  }

  private static func errorsPerUse(_ errors: MetricSummary, _ use: MetricSummary) -> Measure {
    let typical = use.levels.median > 0 ? max(errors.levels.median / use.levels.median, 0.001) : 0.05
    return Measure(
      key: "errorsPerUse",
      name: LocalizedText(en: "Errors per use", hi: "प्रति उपयोग त्रुटियाँ", ko: "사용 건당 오류"),
      group: Group.use.rawValue, source: .ratio(of: errors.key, to: use.key),
      window: .lastDays(windowDays(use)), aggregate: .sum,
      curve: [0: 100, typical: 75, typical * 2: 40, typical * 4: 0], weight: 1)
  }

  /// From the workspace's own accounts: the median gets 70 points, the best tenth 100, the lowest tenth 20.
  static func ownLevels(_ metric: MetricSummary, scale: Double = 1) -> PointsCurve {
    let levels = metric.levels
    let up = [(levels.p10, 20.0), (levels.p25, 45), (levels.median, 70), (levels.p75, 85), (levels.p90, 100)]
    let down = [(levels.p10, 100.0), (levels.p25, 85), (levels.median, 70), (levels.p75, 45), (levels.p90, 20)]
    var knots: [PointsCurve.Knot] = []
    for (value, points) in metric.good == .up ? up : down where knots.last.map({ $0.value < value * scale }) ?? true {
      knots.append(PointsCurve.Knot(value: value * scale, points: points))
    }
    return PointsCurve(knots)
  }
}
