import Foundation

/// A moment: whole milliseconds since 1970-01-01T00:00:00Z. Time zones exist only in calendars and pages.
public struct Timestamp: Hashable, Sendable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public init(_ date: Date) { self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded(.down))) }

  public var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

  /// From 0001-01-01 to 9999-12-31, UTC: what can be written with a four-digit year.
  public static let supported =
    Timestamp(milliseconds: -62_135_596_800_000)...Timestamp(milliseconds: 253_402_300_799_999)
}

extension Timestamp: Comparable {
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }
}

extension Timestamp {
  public static func + (moment: Timestamp, duration: Duration) -> Timestamp {
    Timestamp(milliseconds: moment.milliseconds + duration.wholeMilliseconds)
  }

  public static func - (moment: Timestamp, duration: Duration) -> Timestamp {
    Timestamp(milliseconds: moment.milliseconds - duration.wholeMilliseconds)
  }

  public static func - (left: Timestamp, right: Timestamp) -> Duration {
    .milliseconds(left.milliseconds - right.milliseconds)
  }

  /// The calendar day at this moment in `zone`.
  public func day(in zone: TimeZone) -> LocalDate {
    let local = milliseconds + Int64(zone.secondsFromGMT(for: date)) * 1000
    return LocalDate(daysSinceEpoch: Int32(clamping: local.flooredQuotient(by: 86_400_000)))
  }

  /// The calendar day at this moment in UTC.
  public var utcDay: LocalDate {
    LocalDate(daysSinceEpoch: Int32(clamping: milliseconds.flooredQuotient(by: 86_400_000)))
  }
}

extension Duration {
  /// The duration in whole milliseconds, cut off towards zero.
  public var wholeMilliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }

  public static func minutes(_ count: Int) -> Duration { .seconds(60 * count) }
  public static func hours(_ count: Int) -> Duration { .seconds(3600 * count) }
  public static func days(_ count: Int) -> Duration { .seconds(86_400 * count) }
}

extension Int64 {
  /// The quotient rounded towards minus infinity, as calendars need it before 1970.
  func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
