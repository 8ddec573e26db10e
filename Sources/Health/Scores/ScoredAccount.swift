import Customers
import Kernel

/// An account with its scores of all days of a plan.
struct ScoredAccount: Sendable {
  let facts: AccountFacts
  /// In the order of the days.
  let records: [HealthRecord]

  /// What the lists show after the present score.
  func summary(trend: [Int?]?) -> HealthSummary? {
    guard let last = records.last else { return nil }
    let before = facts.summary.health
    // Nobody is found or sorted by a score that is not shown for want of data.
    let shown = last.band == .grey ? nil : last.score
    return HealthSummary(
      score: shown, band: last.band, coverage: last.coverage,
      change: shown.flatMap { now in facts.monthAgo.map { now - $0 } }, day: last.day,
      trend: trend ?? HealthTrend.moved(before.trend, from: before.day, to: last.day, score: shown))
  }

  /// Whether the present score lies in another band than the one before.
  var hasChangedBand: Bool {
    facts.summary.health.day != nil && records.last.map { $0.band != facts.summary.health.band } ?? false
  }
}
