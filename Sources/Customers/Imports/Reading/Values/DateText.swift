import Foundation
import Kernel

/// Reads days and moments as people and programs write them.
///
/// `2025-03-04`, `20250304`, `04/03/2025`, `4 Mar 2025`, `March 4, 2025`, `2025. 3. 4.`, `2025년 3월 4일`,
/// `4 मार्च 2025`, each followed by a time of day and an offset or not.
enum DateText {
  /// Throws `notADate`, `ambiguousDate` when `order` is nil and the text needs it, or `dateOutOfRange` for
  /// years before 1 and after 9999.
  static func parse(_ text: String, order: DateOrder?, zone: TimeZone) throws(ValueProblem) -> ImportMoment {
    if let day = LocalDate(text) { return try supported(moment(day, nil, zone), text) }
    var scanner = DateScanner(text.withPlainDigits)
    guard let written = scanner.day(), let time = scanner.time(), scanner.isAtEnd else {
      throw ValueProblem(.notADate, value: text)
    }
    guard let (year, month, day) = written.inOrder(order) else { throw ValueProblem(.ambiguousDate, value: text) }
    guard (1...9999).contains(year) else { throw ValueProblem(.dateOutOfRange, value: text) }
    guard let date = LocalDate(year: year, month: month, day: day) else { throw ValueProblem(.notADate, value: text) }
    return try supported(moment(date, time.clock == nil ? nil : time, zone), text)
  }

  /// What the text says about the order of day and month; nil when it is no date or the year comes first.
  static func evidence(_ text: String) -> DateEvidence? {
    var scanner = DateScanner(text.withPlainDigits)
    guard let written = scanner.day(), scanner.time() != nil, scanner.isAtEnd else { return nil }
    return written.evidence
  }

  /// The moment, unless the zone moves it beyond the years that can be written.
  private static func supported(_ found: ImportMoment, _ text: String) throws(ValueProblem) -> ImportMoment {
    guard Timestamp.supported.contains(found.timestamp) else { throw ValueProblem(.dateOutOfRange, value: text) }
    return found
  }

  private static func moment(_ day: LocalDate, _ time: DateScanner.Time?, _ zone: TimeZone) -> ImportMoment {
    guard let time, let clock = time.clock else {
      return ImportMoment(day: day, timestamp: local(day, 0, zone), hasTime: false)
    }
    let timestamp =
      time.offsetMinutes.map { day.utcStart + .milliseconds(clock - Int64($0) * 60_000) } ?? local(day, clock, zone)
    return ImportMoment(day: day, timestamp: timestamp, hasTime: true)
  }

  /// The moment `clock` milliseconds after midnight on the clocks of `zone`.
  private static func local(_ day: LocalDate, _ clock: Int64, _ zone: TimeZone) -> Timestamp {
    let wall = day.utcStart + .milliseconds(clock)
    if zone.identifier == "GMT" || zone.identifier == "UTC" { return wall }
    let guess = wall - .seconds(zone.secondsFromGMT(for: wall.date))
    return wall - .seconds(zone.secondsFromGMT(for: guess.date))
  }
}

/// What one date says about the order of day and month.
enum DateEvidence: Equatable {
  case dayFirst, monthFirst
  /// Both numbers are at most 12 and differ.
  case either
}
