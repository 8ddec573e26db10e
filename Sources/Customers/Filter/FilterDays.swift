import Kernel

/// The days that a date in a filter means: one day, a month or a year.
struct FilterDays: Hashable, Sendable {
  let first: LocalDate
  let last: LocalDate

  /// From 0001-01-01 to 9999-12-31.
  static let supported = LocalDate(daysSinceEpoch: -719_162)...LocalDate(daysSinceEpoch: 2_932_896)

  init(first: LocalDate, last: LocalDate) {
    self.first = first
    self.last = last
  }

  /// Reads `2026-01-31`, `2026-01`, `2026` (also with `/` or `.`) and today, yesterday, tomorrow.
  init?(_ text: String, today: LocalDate) {
    switch FilterVocabulary.word(text) {
    case .today: self.init(first: today, last: today)
    case .yesterday: self.init(first: today - 1, last: today - 1)
    case .tomorrow: self.init(first: today + 1, last: today + 1)
    default: self.init(calendar: text)
    }
  }

  private init?(calendar text: String) {
    let parts = FilterDecimal.westernDigits(text).split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "/" || $0 == "." })
    guard (1...3).contains(parts.count), parts[0].count == 4,
      parts.dropFirst().allSatisfy({ (1...2).contains($0.count) })
    else { return nil }
    let numbers = parts.compactMap { part in part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil }
    guard numbers.count == parts.count else { return nil }
    let month = numbers.count > 1 ? numbers[1] : 1
    guard let first = LocalDate(year: numbers[0], month: month, day: numbers.count > 2 ? numbers[2] : 1) else {
      return nil
    }
    let length = [1: 12, 2: 1][numbers.count].map { first.adding(months: $0) - 1 }
    self.init(first: first, last: length ?? first)
  }

  /// The bounds of the days that stand to these as `comparison` says.
  func bounds(_ comparison: FilterOperator) -> FilterBounds<LocalDate> {
    switch comparison {
    case .matches, .equals, .differs: .days(from: first, through: last)
    case .less: .days(from: nil, through: first - 1)
    case .atMost: .days(from: nil, through: last)
    case .greater: .days(from: last + 1, through: nil)
    case .atLeast: .days(from: first, through: nil)
    }
  }
}
