import Demo
import Kernel

/// An account's numbers by day, and a plain score out of those that were known by a day.
struct KnownAccount {
  private let account: DemoAccount
  private let from: LocalDate
  /// By metric: one number a day, NaN where there is no sample.
  private let values: [DemoMetric: [Double]]

  init(_ account: DemoAccount, from: LocalDate, to: LocalDate) {
    self.account = account
    self.from = from
    values = Dictionary(
      uniqueKeysWithValues: account.series.map { series in
        var days = [Double](repeating: .nan, count: to - from + 1)
        for sample in series.samples { days[sample.day - from] = sample.value }
        return (series.metric, days)
      })
  }

  /// A customer for sixty days, and still one.
  func isScored(on day: LocalDate) -> Bool {
    guard account.profile.customerSince + 60 <= day else { return false }
    guard let churn = account.churn, churn.day <= day else { return true }
    return churn.returnedOn.map { $0 + 60 <= day } ?? false
  }

  /// 0 to 100: usage trend, activity, errors, tickets, satisfaction.
  func score(on day: LocalDate) -> Double {
    let (recent, earlier) = (sum(.keyActions, 28, before: day), sum(.keyActions, 28, before: day - 28))
    let trend = earlier == 0 ? 0.5 : curve(recent / earlier, 0.5, 1.1)
    let activity = curve((last(.activeUsers, before: day) ?? 0) / max(1, last(.seatsUsed, before: day) ?? 1), 0.2, 0.8)
    let errors = 1 - curve(sum(.apiErrors, 28, before: day) / max(1, recent), 0.005, 0.03)
    let tickets = 1 - curve(sum(.ticketsUrgent, 28, before: day), 0, 4)
    let satisfaction = curve(last(.satisfaction, before: day) ?? 4, 2.5, 4.5)
    return 100 * (0.3 * trend + 0.25 * activity + 0.15 * errors + 0.15 * tickets + 0.15 * satisfaction)
  }

  private func curve(_ value: Double, _ low: Double, _ high: Double) -> Double {
    min(1, max(0, (value - low) / (high - low)))
  }

  private func sum(_ metric: DemoMetric, _ days: Int, before day: LocalDate) -> Double {
    guard let values = values[metric] else { return 0 }
    var sum = 0.0
    for index in max(0, day - from - days)..<(day - from) where !values[index].isNaN { sum += values[index] }
    return sum
  }

  private func last(_ metric: DemoMetric, before day: LocalDate) -> Double? {
    values[metric]?[..<(day - from)].suffix(90).last { !$0.isNaN }
  }
}
