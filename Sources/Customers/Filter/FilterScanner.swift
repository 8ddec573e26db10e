/// Reads words and marks from a filter's text, front to back, by Unicode code points.
///
/// By code points and not by what a reader sees as one character, because a quote followed by a combining
/// mark is still a quote.
struct FilterScanner {
  private let scalars: [Unicode.Scalar]
  private(set) var position = 0

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
  var end: Int { scalars.count }

  mutating func skip(_ count: Int = 1) { position = min(position + count, scalars.count) }
  mutating func skipToEnd() { position = scalars.count }
  mutating func skipBlanks() { while let next, next.properties.isWhitespace { skip() } }

  /// Takes `mark` if it comes next.
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard next == mark else { return false }
    skip()
    return true
  }

  /// Takes a bare word up to a code point for which `ends` holds; it may be empty.
  mutating func word(until ends: (Unicode.Scalar) -> Bool) -> FilterWord {
    let start = position
    while let next, !ends(next), !isDifferAhead(ends) { skip() }
    return FilterWord(text(start..<position), range: start..<position)
  }

  /// Takes a quoted word, when a quote comes next; `isClosed` is false when its end is missing.
  mutating func quoted() -> (word: FilterWord, isClosed: Bool)? {
    guard let opening = next, Self.isQuote(opening) else { return nil }
    let start = position
    var content = String.UnicodeScalarView()
    skip()
    while let scalar = next {
      skip()
      if Self.isQuote(scalar) { return (word(content, start), true) }
      if scalar == "\\", let escaped = next {
        skip()
        content.append(escaped)
      } else {
        content.append(scalar)
      }
    }
    return (word(content, start), false)
  }

  /// Takes the operator that comes next.
  mutating func comparison() -> FilterOperator? {
    guard let first = next else { return nil }
    let second = position + 1 < scalars.count ? scalars[position + 1] : nil
    guard let (found, length) = Self.comparison(first, second) else { return nil }
    skip(length)
    return found
  }

  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  private func word(_ content: String.UnicodeScalarView, _ start: Int) -> FilterWord {
    FilterWord(String(content), isQuoted: true, range: start..<position)
  }

  /// `!` ends a field's name only before `=`.
  private func isDifferAhead(_ ends: (Unicode.Scalar) -> Bool) -> Bool {
    next == "!" && ends("=") && position + 1 < scalars.count && scalars[position + 1] == "="
  }

  private static func comparison(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar?
  ) -> (FilterOperator, Int)? {
    switch (first, second) {
    case ("!", "="): (.differs, 2)
    case ("<", "="): (.atMost, 2)
    case (">", "="): (.atLeast, 2)
    case (":", _): (.matches, 1)
    case ("=", _): (.equals, 1)
    case ("<", _): (.less, 1)
    case (">", _): (.greater, 1)
    case ("≠", _): (.differs, 1)
    case ("≤", _): (.atMost, 1)
    case ("≥", _): (.atLeast, 1)
    default: nil
    }
  }
}

extension FilterScanner {
  /// Straight quotes, and the curly ones that phones and word processors put in their place.
  static func isQuote(_ scalar: Unicode.Scalar) -> Bool { scalar == "\"" || scalar == "“" || scalar == "”" }

  static func isOperatorMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ":", "=", "<", ">", "≠", "≤", "≥": true
    default: false
    }
  }

  static func isParenthesis(_ scalar: Unicode.Scalar) -> Bool { scalar == "(" || scalar == ")" }

  /// What ends a bare value.
  static func endsValue(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || isParenthesis(scalar) || isQuote(scalar) || scalar == ","
  }

  /// What ends a field's name or a bare word of free text.
  static func endsTermWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || isParenthesis(scalar) || isQuote(scalar) || isOperatorMark(scalar)
  }
}
