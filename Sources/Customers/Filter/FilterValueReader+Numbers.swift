import Kernel

extension FilterValueReader {
  /// A number or a range of numbers; nil and a problem `code` when `read` cannot read it.
  mutating func bounds<Value: Comparable & Hashable & Sendable>(
    _ word: FilterWord, _ code: FilterProblem.Code, _ read: (String) -> Value?
  ) -> FilterBounds<Value>? {
    guard let (lower, upper) = ends(word) else {
      let value = read(word.text)
      if value == nil { report(code, word) }
      return value.map { FilterBounds(comparison, $0) }
    }
    guard !isOrdering else { return refuse(.rangeNotAllowed, word) }
    let low = lower.isEmpty ? nil : read(lower)
    let high = upper.isEmpty ? nil : read(upper)
    guard (low != nil || lower.isEmpty), (high != nil || upper.isEmpty), low != nil || high != nil else {
      return refuse(code, word)
    }
    if let low, let high, low > high { return refuse(.reversedRange, word) }
    return FilterBounds(lower: low, upper: high)
  }

  mutating func amounts(_ words: [FilterWord]) -> [FilterBounds<Int64>] {
    let places = currency.minorDigits
    return words.compactMap { bounds($0, .badAmount) { FilterDecimal($0)?.units(places: places) } }
  }

  /// `40`, `40%` and `४०%` are all 0.4.
  static func ratio(_ text: String) -> Double? {
    let number = text.hasSuffix("%") || text.hasSuffix("％") ? String(text.dropLast()) : text
    return FilterDecimal(number)?.hundredth
  }

  private mutating func refuse<Value>(_ code: FilterProblem.Code, _ word: FilterWord) -> FilterBounds<Value>? {
    report(code, word)
    return nil
  }
}
