import Foundation
import Kernel

/// When something was told.
struct Telling: Sendable, Hashable {
  let at: Timestamp
  /// The workspace's day of it. What is told of a day on several days is kept apart by it, so that what was known at the
  /// end of one of them can be asked for ever.
  let on: LocalDate

  init(at moment: Timestamp, on day: LocalDate) {
    at = moment
    on = day
  }

  init(at moment: Timestamp, in zone: TimeZone) { self.init(at: moment, on: moment.day(in: zone)) }
}
