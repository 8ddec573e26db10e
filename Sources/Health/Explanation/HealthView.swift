import Customers
import Kernel

/// An account's health as a page shows it: finished values.
struct HealthView: Sendable {
  let account: ID<Account>
  let explained: ScoreReader.Explained
  /// A point a week, oldest first.
  let trend: [HealthPoint]
  /// Nil when there was no score at the beginning.
  let change: ScoreChange?
  let earlier: ScoreReader.Explained
  let days: HealthDays
  /// What the latest back-test says of the version that made the score; nil while there is none.
  let verdict: (verdict: Backtest.Verdict, run: ID<BacktestRun>)?

  init(
    account: ID<Account>, explained: ScoreReader.Explained, earlier: ScoreReader.Explained, history: [HealthPoint],
    days: HealthDays, verdict: (verdict: Backtest.Verdict, run: ID<BacktestRun>)?
  ) {
    self.verdict = verdict
    self.account = account
    self.explained = explained
    self.days = days
    self.earlier = earlier
    change = ScoreChange.between(earlier.score, explained.score)
    trend = Self.weekly(history, to: days.to)
  }

  static let weeks = 26

  /// The last point of each of the weeks that end on `to`; a week without one is left empty.
  private static func weekly(_ history: [HealthPoint], to: LocalDate) -> [HealthPoint] {
    (0..<weeks).reversed().map { back in
      let end = to - 7 * back
      return history.last { $0.day <= end && $0.day > end - 7 }
        ?? HealthPoint(day: end, score: nil, coverage: 0, band: .grey, scorecardVersion: 0)
    }
  }
}
