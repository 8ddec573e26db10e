/// Which days somebody works: the days of their week, without the holidays.
public struct BusinessCalendar: Sendable, Equatable {
  public let week: WorkingWeek
  public let holidays: Set<LocalDate>

  public init(week: WorkingWeek = .standard, holidays: Set<LocalDate> = []) {
    self.week = week
    self.holidays = holidays
  }

  public func isBusinessDay(_ day: LocalDate) -> Bool { week.contains(day.weekday) && !holidays.contains(day) }

  /// The day itself, or the first business day behind it.
  public func onOrAfter(_ day: LocalDate) -> LocalDate {
    var day = day
    while !isBusinessDay(day) { day = day + 1 }
    return day
  }

  /// The last business day before `day`.
  public func last(before day: LocalDate) -> LocalDate {
    var day = day - 1
    while !isBusinessDay(day) { day = day - 1 }
    return day
  }

  /// The business day that is `count` business days after `day`; with 0, `day` or the first one behind it.
  public func day(_ count: Int, after day: LocalDate) -> LocalDate {
    guard count > 0 else { return onOrAfter(day) }
    return (0..<count).reduce(day) { found, _ in onOrAfter(found + 1) }
  }
}
