import Kernel

/// The working week and the holidays on the wire.
struct CalendarJSON: Encodable, Sendable {
  struct Day: Encodable, Sendable {
    let day: LocalDate
    let name: String
  }

  /// As the API writes them, from Monday.
  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  let weekdays: [String]
  let holidays: [Day]

  init(_ week: WorkingWeek, _ holidays: [Holiday]) {
    weekdays = week.weekdays.map { Self.weekdays[$0 - 1] }
    self.holidays = holidays.map { Day(day: $0.day, name: $0.name) }
  }
}
