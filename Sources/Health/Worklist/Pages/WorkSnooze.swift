import Kernel

/// For how long an item is put off.
enum WorkSnooze: String, CaseIterable {
  case day
  case week
  case month

  /// The day on which it comes back.
  func end(from day: LocalDate) -> LocalDate {
    switch self {
    case .day: day + 1
    case .week: day + 7
    case .month: day.adding(months: 1)
    }
  }
}
