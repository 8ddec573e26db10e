import Kernel

extension FilterValueReader {
  /// The days that a date, a span of time or a range of either means.
  mutating func days(_ word: FilterWord, _ sense: FilterType.Sense) -> FilterBounds<LocalDate>? {
    if let (lower, upper) = ends(word) { return range(word, lower, upper, sense) }
    if let span = FilterSpan(word.text) {
      guard let day = span.day(from: today, direction: sense.direction) else { return refuse(.dateOutOfRange, word) }
      return bounds(of: day, sense)
    }
    guard let days = FilterDays(word.text, today: today) else { return refuse(.badDate, word) }
    return days.bounds(comparison)
  }

  /// The days that lie as far from today, in the field's sense, as `comparison` says of `day`.
  ///
  /// "Less than" ends at today: a renewal that has passed is not within the next 90 days.
  private func bounds(of day: LocalDate, _ sense: FilterType.Sense) -> FilterBounds<LocalDate> {
    switch (comparison, sense) {
    case (.equals, _), (.differs, _): .days(from: day, through: day)
    case (.greater, .past): .days(from: nil, through: day - 1)
    case (.atLeast, .past): .days(from: nil, through: day)
    case (.less, .past): .days(from: day + 1, through: today)
    case (.atMost, .past), (.matches, .past): .days(from: day, through: today)
    case (.greater, .future): .days(from: day + 1, through: nil)
    case (.atLeast, .future): .days(from: day, through: nil)
    case (.less, .future): .days(from: today, through: day - 1)
    case (.atMost, .future), (.matches, .future): .days(from: today, through: day)
    }
  }

  private mutating func range(
    _ word: FilterWord, _ lower: String, _ upper: String, _ sense: FilterType.Sense
  ) -> FilterBounds<LocalDate>? {
    guard !isOrdering else { return refuse(.rangeNotAllowed, word) }
    let ends = [lower, upper].map { $0.isEmpty ? nil : end($0, sense) }
    guard ends[0] != nil || lower.isEmpty, ends[1] != nil || upper.isEmpty, ends[0] != nil || ends[1] != nil else {
      return refuse(.badDate, word)
    }
    // Two spans of the past run backwards: 30d..90d ago begins with the longer one.
    let isBackward = sense == .past && FilterSpan(lower) != nil && (FilterSpan(upper) != nil || upper.isEmpty)
    let isHalfBackward = sense == .past && lower.isEmpty && FilterSpan(upper) != nil
    let (first, last) = isBackward || isHalfBackward ? (ends[1], ends[0]) : (ends[0], ends[1])
    if let first, let last, first.first > last.last { return refuse(.reversedRange, word) }
    return .days(from: first?.first, through: last?.last)
  }

  private func end(_ text: String, _ sense: FilterType.Sense) -> FilterDays? {
    guard let span = FilterSpan(text) else { return FilterDays(text, today: today) }
    return span.day(from: today, direction: sense.direction).map { FilterDays(first: $0, last: $0) }
  }

  private mutating func refuse(_ code: FilterProblem.Code, _ word: FilterWord) -> FilterBounds<LocalDate>? {
    report(code, word)
    return nil
  }
}

extension FilterType.Sense {
  var direction: Int {
    switch self {
    case .past: -1
    case .future: 1
    }
  }
}
