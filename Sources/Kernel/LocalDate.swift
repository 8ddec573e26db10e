import Foundation

/// A day of the Gregorian calendar without a time zone, from 0001-01-01 to 9999-12-31.
public struct LocalDate: Hashable, Sendable {
  /// Days since 1970-01-01, negative before it.
  public let daysSinceEpoch: Int32

  public init(daysSinceEpoch: Int32) { self.daysSinceEpoch = daysSinceEpoch }

  /// Nil when there is no such day, as 2025-02-29.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
      return nil
    }
    self.init(daysSinceEpoch: Self.epochDay(year: year, month: month, day: day))
  }

  /// Year, month 1 to 12 and day of the month 1 to 31.
  public var parts: (year: Int, month: Int, day: Int) {
    // Howard Hinnant, "chrono-compatible low-level date algorithms": civil_from_days.
    let shifted = Int(daysSinceEpoch) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  public var year: Int { parts.year }
  public var month: Int { parts.month }
  public var day: Int { parts.day }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int { (Int(daysSinceEpoch) + 3).flooredRemainder(by: 7) + 1 }

  /// The first day of this day's month.
  public var firstOfMonth: LocalDate { self - (day - 1) }

  /// Whole months since year 0: `2026-11` is 24,322. Orders and counts months without a calendar.
  public var monthIndex: Int32 { Int32(year * 12 + month - 1) }

  /// The moment at which this day begins in `zone`.
  public func start(in zone: TimeZone) -> Timestamp {
    let midnight = Int64(daysSinceEpoch) * 86_400
    let guess = midnight - Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(midnight))))
    let offset = Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(guess))))
    return Timestamp(milliseconds: (midnight - offset) * 1000)
  }

  /// The first moment of this day in UTC.
  public var utcStart: Timestamp { Timestamp(milliseconds: Int64(daysSinceEpoch) * 86_400_000) }

  /// 28 to 31.
  public static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func epochDay(year: Int, month: Int, day: Int) -> Int32 {
    // Howard Hinnant, as above: days_from_civil.
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

extension LocalDate: Comparable {
  public static func < (left: LocalDate, right: LocalDate) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }
}

extension LocalDate {
  public static func + (date: LocalDate, days: Int) -> LocalDate {
    LocalDate(daysSinceEpoch: date.daysSinceEpoch + Int32(clamping: days))
  }

  public static func - (date: LocalDate, days: Int) -> LocalDate { date + -days }

  /// Days from `right` to `left`.
  public static func - (left: LocalDate, right: LocalDate) -> Int {
    Int(left.daysSinceEpoch) - Int(right.daysSinceEpoch)
  }

  /// The same day `months` later, or the last day of that month when it has no such day.
  public func adding(months: Int) -> LocalDate {
    let (year, month, day) = parts
    let index = year * 12 + month - 1 + months
    let (newYear, newMonth) = (index.flooredQuotient(by: 12), index.flooredRemainder(by: 12) + 1)
    let newDay = min(day, Self.days(in: newMonth, of: newYear))
    return LocalDate(daysSinceEpoch: Self.epochDay(year: newYear, month: newMonth, day: newDay))
  }
}

extension LocalDate: CustomStringConvertible, LosslessStringConvertible {
  /// `2026-11-22`.
  public var description: String {
    let (year, month, day) = parts
    return "\(padded(Int64(year), 4))-\(padded(Int64(month), 2))-\(padded(Int64(day), 2))"
  }

  /// Reads `2026-11-22`, nothing else.
  public init?(_ text: String) { self.init(Substring(text)) }

  /// Reads `2026-11-22`, nothing else.
  public init?(_ text: Substring) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(0) { sum, byte in
        guard let sum, (48...57).contains(byte) else { return nil }
        return sum * 10 + Int(byte - 48)
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension LocalDate: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let date = LocalDate(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date as of ISO 8601")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Int {
  fileprivate func flooredRemainder(by divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }

  fileprivate func flooredQuotient(by divisor: Int) -> Int { (self - flooredRemainder(by: divisor)) / divisor }
}
