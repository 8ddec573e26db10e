import Foundation
import Kernel

/// An hour of every day in a time zone.
public struct DailyHour: Sendable {
  let hour: Int
  let zone: TimeZone

  public init(hour: Int, zone: TimeZone) {
    self.hour = hour
    self.zone = zone
  }

  /// The first such hour after `now`. A day without that hour (clocks put forward) has it an hour later.
  public func next(after now: Timestamp) -> Timestamp {
    let today = now.day(in: zone)
    let candidates = (0...2).map { start(of: today + $0) }
    return candidates.first { $0 > now } ?? start(of: today + 3)
  }

  /// The hour on a day.
  ///
  /// Reckoned from the day's noon backwards in whole hours would miss the change; so it asks the zone itself.
  public func start(of day: LocalDate) -> Timestamp {
    let midnight = day.start(in: zone)
    let guess = midnight + .hours(hour)
    let shift = zone.secondsFromGMT(for: guess.date) - zone.secondsFromGMT(for: midnight.date)
    return guess - .seconds(shift)
  }
}
