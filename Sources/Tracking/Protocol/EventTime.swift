import Kernel

/// When an event happened, from what the sender's clock says.
enum EventTime {
  /// Reads RFC 3339 (`2026-11-22T17:19:49.123+05:30`, a blank for the T, no zone meaning UTC) or milliseconds since
  /// 1970 as a number; nil for anything else and for moments outside the years 1970 to 9999.
  static func moment(_ text: UnsafeRawBufferPointer) -> Timestamp? {
    guard text.count >= 19 else { return milliseconds(text) }
    guard let year = number(text, 0, 4), let month = number(text, 5, 2), let day = number(text, 8, 2),
      let hour = number(text, 11, 2), let minute = number(text, 14, 2), let second = number(text, 17, 2),
      text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[13] == UInt8(ascii: ":"),
      text[16] == UInt8(ascii: ":"), [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(text[10]),
      hour < 24, minute < 60, second <= 60, year >= 1970, let date = LocalDate(year: year, month: month, day: day)
    else { return milliseconds(text) }
    var place = 19
    let fraction = self.fraction(text, &place)
    guard let zone = offset(text, place) else { return nil }
    let whole = Int64((hour * 60 + minute - zone) * 60 + min(second, 59)) * 1000
    return Timestamp(milliseconds: date.utcStart.milliseconds + whole + fraction)
  }

  /// The moment by our clock: what the sender's clock was wrong by when it sent is taken off (Segment, "Common
  /// fields": timestamp = receivedAt − (sentAt − originalTimestamp)). More than a day ahead becomes now.
  static func corrected(
    _ original: Timestamp?, sentAt: Timestamp?, receivedAt: Timestamp
  ) -> (moment: Timestamp, isFromFuture: Bool) {
    guard let original else { return (receivedAt, false) }
    let moment = sentAt.map { receivedAt - ($0 - original) } ?? original
    if moment > receivedAt + .days(1) { return (receivedAt, true) }
    return (max(moment, Timestamp(milliseconds: 0)), false)
  }

  private static func milliseconds(_ text: UnsafeRawBufferPointer) -> Timestamp? {
    guard (1...15).contains(text.count), let value = number(text, 0, text.count) else { return nil }
    let moment = Timestamp(milliseconds: Int64(value))
    return Timestamp.supported.contains(moment) ? moment : nil
  }

  private static func number(_ text: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> Int? {
    var value = 0
    for index in start..<start + length {
      guard index < text.count, case let digit = text[index] &- 0x30, digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// Milliseconds of `.123456`, further digits cut off; moves the place behind it.
  private static func fraction(_ text: UnsafeRawBufferPointer, _ place: inout Int) -> Int64 {
    guard place < text.count, text[place] == UInt8(ascii: ".") || text[place] == UInt8(ascii: ",") else { return 0 }
    place += 1
    var (value, unit): (Int64, Int64) = (0, 100)
    while place < text.count, case let digit = text[place] &- 0x30, digit < 10 {
      value += Int64(digit) * unit
      unit /= 10
      place += 1
    }
    return value
  }

  /// Minutes ahead of UTC.
  private static func offset(_ text: UnsafeRawBufferPointer, _ place: Int) -> Int? {
    if place == text.count { return 0 }
    let sign = text[place]
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return place + 1 == text.count ? 0 : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = number(text, place + 1, 2) else {
      return nil
    }
    let colon = place + 3 < text.count && text[place + 3] == UInt8(ascii: ":") ? 1 : 0
    guard let minutes = number(text, place + 3 + colon, 2), place + 5 + colon == text.count else { return nil }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }
}
