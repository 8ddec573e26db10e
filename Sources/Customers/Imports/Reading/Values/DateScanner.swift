/// Reads the parts of a date and a time of day, front to back.
struct DateScanner {
  struct Time {
    /// Milliseconds since midnight; nil when the text names only a day.
    var clock: Int64?
    /// Minutes east of UTC, when the text says so.
    var offsetMinutes: Int?
  }

  /// Minutes east of UTC; nil when the text does not say.
  private struct Offset {
    let minutes: Int?
  }

  private var rest: ArraySlice<Unicode.Scalar>

  init(_ text: String) { rest = ArraySlice(text.unicodeScalars.prefix(64)) }

  var isAtEnd: Bool { rest.isEmpty }

  /// The day at the beginning of the text.
  mutating func day() -> WrittenDay? {
    if let month = monthName() { return monthFirst(month) }
    guard let first = number() else { return nil }
    if first.digits == 8 {
      return WrittenDay(form: .certain, numbers: (first.value / 10_000, first.value / 100 % 100, first.value % 100))
    }
    guard first.digits <= 6 else { return nil }
    let isYear = first.digits >= 4
    guard let separator = separator(after: isYear ? "년" : nil) else { return nil }
    if let month = monthName() { return monthSecond(first, month) }
    guard let second = number(), second.digits <= 2, self.separator(after: isYear ? "월" : nil) == separator else {
      return nil
    }
    guard let third = number(), third.digits <= 6 else { return nil }
    if isYear {
      guard third.digits <= 2 else { return nil }
      if separator == "." || separator == "년" { _ = take("일") || take(".") }
      return WrittenDay(form: .certain, numbers: (first.value, second.value, third.value))
    }
    guard let year = year(third) else { return nil }
    if separator == "." { _ = take(".") }
    return WrittenDay(form: .numeric(isDotted: separator == "."), numbers: (first.value, second.value, year))
  }

  /// The time of day behind the date, and its offset; a text that ends here has none; nil when it is no time.
  mutating func time() -> Time? {
    skipBlanks()
    if take("T") || take("t") || take(",") { skipBlanks() }
    if isAtEnd { return Time() }
    var half = half()
    guard let hour = number(), hour.digits <= 2, take(":"), let minute = number(), minute.digits == 2 else {
      return nil
    }
    var second = 0
    var fraction: Int64 = 0
    if take(":") {
      guard let read = number(), read.digits == 2 else { return nil }
      second = read.value
      if take(".") || take(",") {
        guard let read = milliseconds() else { return nil }
        fraction = read
      }
    }
    if half == nil { half = self.half() }
    guard let hours = Self.hours(hour.value, half), minute.value < 60, second < 61 else { return nil }
    guard let offset = offset() else { return nil }
    let seconds = Int64(hours * 3600 + minute.value * 60 + min(second, 59))
    return Time(clock: seconds * 1000 + fraction, offsetMinutes: offset.minutes)
  }

  private mutating func monthFirst(_ month: Int) -> WrittenDay? {
    skipBlanks()
    guard let day = number(), day.digits <= 2 else { return nil }
    _ = take(",")
    skipBlanks()
    guard let year = number(), (4...6).contains(year.digits) else { return nil }
    return WrittenDay(form: .certain, numbers: (year.value, month, day.value))
  }

  private mutating func monthSecond(_ first: (value: Int, digits: Int), _ month: Int) -> WrittenDay? {
    _ = take("-") || take("/") || take(".") || take(",")
    skipBlanks()
    guard let third = number() else { return nil }
    if (4...6).contains(first.digits) {
      return third.digits <= 2 ? WrittenDay(form: .certain, numbers: (first.value, month, third.value)) : nil
    }
    return year(third).map { WrittenDay(form: .certain, numbers: ($0, month, first.value)) }
  }

  /// A year of four digits or more, or of two: 70 to 99 are of the last century (POSIX strptime says 69).
  private func year(_ number: (value: Int, digits: Int)) -> Int? {
    switch number.digits {
    case 2: number.value < 70 ? 2000 + number.value : 1900 + number.value
    case 4...6: number.value
    default: nil
    }
  }

  /// What stands between two numbers, with blanks around it; a Korean `unit` counts as `년`.
  private mutating func separator(after unit: Unicode.Scalar?) -> Unicode.Scalar? {
    defer { skipBlanks() }
    if let unit, take(unit) { return "년" }
    for mark: Unicode.Scalar in ["-", "/", "."] where take(mark) { return mark }
    return take(" ") ? " " : nil
  }

  /// Whether the hour is of the second half of the day; nil when the text does not say.
  private mutating func half() -> Bool? {
    skipBlanks()
    for (word, isSecond) in Self.halves
    where takeWord(word) {
      skipBlanks()
      return isSecond
    }
    return nil
  }

  private static let halves = [
    ("AM", false), ("PM", true), ("오전", false), ("오후", true), ("पूर्वाह्न", false), ("अपराह्न", true),
  ]

  private static func hours(_ hour: Int, _ half: Bool?) -> Int? {
    guard let half else { return hour < 24 ? hour : nil }
    guard (1...12).contains(hour) else { return nil }
    return hour % 12 + (half ? 12 : 0)
  }

  /// `Z`, `UTC`, `+09:00`, `+0900`, `-03` or nothing; nil when there is something else.
  private mutating func offset() -> Offset? {
    skipBlanks()
    if isAtEnd { return Offset(minutes: nil) }
    if take("Z") || take("z") || takeWord("UTC") || takeWord("GMT") { return Offset(minutes: 0) }
    let sign: Int
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let first = number() else { return nil }
    var (hours, minutes) = (first.value, 0)
    if first.digits == 4 { (hours, minutes) = (first.value / 100, first.value % 100) }
    if first.digits == 2 && take(":") {
      guard let second = number(), second.digits == 2 else { return nil }
      minutes = second.value
    }
    guard first.digits == 2 || first.digits == 4, hours < 24, minutes < 60 else { return nil }
    return Offset(minutes: sign * (hours * 60 + minutes))
  }

  private mutating func milliseconds() -> Int64? {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let padded = digits.prefix(3).map { Int64($0.value - 48) } + [0, 0]
    return padded.prefix(3).reduce(0) { $0 * 10 + $1 }
  }

  private mutating func number() -> (value: Int, digits: Int)? {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard (1...9).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return (digits.reduce(0) { $0 * 10 + Int($1.value - 48) }, digits.count)
  }

  private mutating func monthName() -> Int? {
    let word = rest.prefix { MonthNames.canContain($0) }
    guard !word.isEmpty, let month = MonthNames.number(of: word) else { return nil }
    rest = rest.dropFirst(word.count)
    _ = take(".")
    return month
  }

  private mutating func takeWord(_ word: String) -> Bool {
    let wanted = Array(word.unicodeScalars)
    let head = rest.prefix(wanted.count)
    guard String(String.UnicodeScalarView(head)).uppercased() == word else { return false }
    rest = rest.dropFirst(wanted.count)
    return true
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func skipBlanks() { rest = rest.drop { $0 == " " } }
}
