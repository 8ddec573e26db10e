import Kernel

/// How far back the bands of a portfolio are shown.
enum PortfolioReach: String, Sendable, CaseIterable {
  case weeks
  case months

  /// The last thirteen ends of weeks, or of months; the last one is today. Weeks begin on Monday, as those of trends do.
  func days(endingOn today: LocalDate) -> [LocalDate] {
    (0..<HealthTrend.weeks).reversed().map { back in
      guard back > 0 else { return today }
      return switch self {
      case .weeks: today - today.weekday - 7 * (back - 1)
      case .months: today.firstOfMonth.adding(months: 1 - back) - 1
      }
    }
  }
}
