import Kernel

/// A length of time as people write it: `30d`, `3 months`, `2주`.
struct FilterSpan: Hashable, Sendable {
  enum Unit: Sendable { case day, week, month, year }

  let count: Int
  let unit: Unit

  /// Nil unless `text` is a whole number of up to five digits and a unit's word in one of the languages.
  init?(_ text: String) {
    let plain = FilterDecimal.westernDigits(text)
    let digits = plain.prefix { $0.isASCII && $0.isNumber }
    guard (1...5).contains(digits.count), let count = Int(digits),
      let unit = FilterVocabulary.unit(String(plain.dropFirst(digits.count)))
    else { return nil }
    self.count = count
    self.unit = unit
  }

  /// The day that lies this span after `day` (`direction` 1) or before it (-1); nil beyond years 1 to 9999.
  func day(from day: LocalDate, direction: Int) -> LocalDate? {
    let moved =
      switch unit {
      case .day: day + direction * count
      case .week: day + direction * count * 7
      case .month: day.adding(months: direction * count)
      case .year: day.adding(months: direction * count * 12)
      }
    return FilterDays.supported.contains(moved) ? moved : nil
  }
}
