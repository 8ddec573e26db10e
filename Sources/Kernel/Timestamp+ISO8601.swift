extension Timestamp: CustomStringConvertible, LosslessStringConvertible {
  /// RFC 3339 in UTC with milliseconds: `2026-11-22T10:05:00.000Z`.
  public var description: String {
    let day = utcDay
    let time = milliseconds - Int64(day.daysSinceEpoch) * 86_400_000
    let seconds = time / 1000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(day)T\(clock).\(padded(time % 1000, 3))Z"
  }

  /// Reads RFC 3339 (`2026-11-22T10:05:00.5+09:00`, also with a blank for `T`, also without seconds or
  /// offset, which then is UTC); nil for anything else and for moments outside `supported`.
  public init?(_ text: String) {
    var reader = DigitReader(text.utf8)
    guard let day = LocalDate(text.prefix(10)), reader.skip(10) else { return nil }
    guard reader.take("T") || reader.take("t") || reader.take(" ") else { return nil }
    guard let hour = reader.number(2), hour < 24, reader.take(":"), let minute = reader.number(2), minute < 60 else {
      return nil
    }
    var second: Int64 = 0
    var fraction: Int64 = 0
    if reader.take(":") {
      guard let read = reader.number(2), read < 61 else { return nil }
      second = min(read, 59)
      if reader.take(".") || reader.take(",") {
        guard let read = reader.fraction() else { return nil }
        fraction = read
      }
    }
    guard let offset = reader.offset(), reader.isAtEnd else { return nil }
    let minutes = hour * 60 + minute - offset
    let moment = Timestamp(
      milliseconds: Int64(day.daysSinceEpoch) * 86_400_000 + (minutes * 60 + second) * 1000 + fraction)
    guard Timestamp.supported.contains(moment) else { return nil }
    self = moment
  }
}

extension Timestamp: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let moment = Timestamp(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a moment as of RFC 3339")
    }
    self = moment
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// `number` with leading zeros up to `width` digits.
func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// Reads fixed-width numbers and single characters from ASCII text, front to back.
private struct DigitReader {
  private var rest: ArraySlice<UInt8>

  init(_ text: String.UTF8View) { rest = ArraySlice(text) }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ count: Int) -> Bool {
    guard rest.count >= count else { return false }
    rest = rest.dropFirst(count)
    return true
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func number(_ digits: Int) -> Int64? {
    let head = rest.prefix(digits)
    guard head.count == digits, head.allSatisfy({ (48...57).contains($0) }) else { return nil }
    rest = rest.dropFirst(digits)
    return head.reduce(0) { $0 * 10 + Int64($1 - 48) }
  }

  /// The digits after the decimal mark, as milliseconds, further ones cut off.
  mutating func fraction() -> Int64? {
    let digits = rest.prefix { (48...57).contains($0) }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let firstThree = Array(digits.prefix(3)) + [48, 48]
    return firstThree.prefix(3).reduce(0) { $0 * 10 + Int64($1 - 48) }
  }

  /// Minutes east of UTC: `Z`, nothing, `+09:00` or `+0900`.
  mutating func offset() -> Int64? {
    if isAtEnd || take("Z") || take("z") { return 0 }
    let sign: Int64
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = number(2), hours < 24 else { return nil }
    _ = take(":")
    if isAtEnd { return sign * hours * 60 }
    guard let minutes = number(2), minutes < 60 else { return nil }
    return sign * (hours * 60 + minutes)
  }
}
