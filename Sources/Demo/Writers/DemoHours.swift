import Kernel

/// Moments within the working hours of a region.
enum DemoHours {
  /// A moment between nine and half past five on `day`, where the region is, and on that day in UTC too.
  static func moment(on day: LocalDate, in region: DemoRegion, _ random: inout DemoRandom) -> Timestamp {
    let minute = random.int(max(9 * 60, region.minutesFromUTC + 5)...17 * 60 + 30) - region.minutesFromUTC
    return Timestamp(milliseconds: day.utcStart.milliseconds + Int64(minute) * 60_000)
  }

  /// The next Monday to Friday on or after `day`.
  static func workday(onOrAfter day: LocalDate) -> LocalDate {
    day.weekday > 5 ? day + (8 - day.weekday) : day
  }
}
