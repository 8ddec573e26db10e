import Kernel

/// The days on which work rests in a region, as far as usage shows them.
struct HolidayCalendar: Sendable {
  private let region: DemoRegion

  init(_ region: DemoRegion) { self.region = region }

  /// How much of a usual day's work is done on `day`: 1 for a working day.
  func activity(on day: LocalDate) -> Double {
    let (_, month, dayOfMonth) = day.parts
    if isHoliday(day) { return 0.12 }
    if isYearEnd(month: month, day: dayOfMonth) { return region == .india || region == .korea ? 0.85 : 0.45 }
    return 1
  }

  private func isYearEnd(month: Int, day: Int) -> Bool { month == 12 && day >= 22 || month == 1 && day <= 2 }

  private func isHoliday(_ day: LocalDate) -> Bool {
    let (year, month, dayOfMonth) = day.parts
    if fixed.contains(month * 100 + dayOfMonth) { return true }
    if region == .unitedStates { return isThanksgiving(day) }
    return movable.contains { first, length in
      guard first / 10_000 == year,
        let begin = LocalDate(year: year, month: first / 100 % 100, day: first % 100)
      else { return false }
      return (0..<length).contains(day - begin)
    }
  }

  /// Month and day, as 101 for the first of January.
  private var fixed: Set<Int> {
    switch region {
    case .india: [126, 815, 1002, 1225]
    case .korea: [101, 301, 505, 606, 815, 1003, 1009, 1225]
    case .unitedStates: [101, 619, 704, 1225]
    case .unitedKingdom: [101, 1225, 1226]
    case .germany: [101, 501, 1003, 1225, 1226]
    case .singapore: [101, 501, 809, 1225]
    case .australia: [101, 126, 425, 1225, 1226]
    }
  }

  /// Days by the moon, first day and length: Diwali; Seollal and Chuseok; the lunar new year. 2024 to 2028.
  private var movable: [(first: Int, length: Int)] {
    switch region {
    case .india: [(20_241_031, 3), (20_251_020, 3), (20_261_107, 3), (20_271_028, 3), (20_281_016, 3)]
    case .korea:
      [
        (20_240_209, 4), (20_250_128, 3), (20_260_216, 3), (20_270_206, 4), (20_280_126, 3),
        (20_240_916, 3), (20_251_005, 4), (20_260_924, 3), (20_270_914, 3), (20_281_002, 4),
      ]
    case .singapore: [(20_240_210, 3), (20_250_129, 2), (20_260_217, 2), (20_270_206, 3), (20_280_126, 2)]
    default: []
    }
  }

  /// The fourth Thursday of November and the day after it.
  private func isThanksgiving(_ day: LocalDate) -> Bool {
    let (_, month, dayOfMonth) = day.parts
    guard month == 11 else { return false }
    return day.weekday == 4 && (22...28).contains(dayOfMonth) || day.weekday == 5 && (23...29).contains(dayOfMonth)
  }
}
