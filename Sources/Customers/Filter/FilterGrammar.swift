/// Recursive descent over one filter text.
///
/// ```
/// filter      = alternatives
/// alternatives = conjunction { OR conjunction }
/// conjunction = unary { [AND] unary }
/// unary       = "-" unary | "(" alternatives ")" | term
/// term        = word operator value { "," value } | word
/// ```
struct FilterGrammar {
  private var scanner: FilterScanner
  private var problems: [FilterProblem] = []
  /// A limit that was passed: reading stops, and only this is reported.
  private var breach: FilterProblem?
  private var depth = 0
  private var terms = 0

  init(_ scanner: FilterScanner) { self.scanner = scanner }

  var reported: [FilterProblem] { breach.map { [$0] } ?? problems }

  mutating func filter() -> FilterExpression {
    var parts: [FilterExpression] = []
    while true {
      if let part = alternatives() { parts.append(part) }
      let start = scanner.position
      guard scanner.take(")") else { break }
      report(.unopenedParenthesis, start..<start + 1)
    }
    return joined(parts, from: 0) { .all($0) } ?? .everything
  }

  private mutating func alternatives() -> FilterExpression? {
    let start = scanner.position
    var branches: [FilterExpression] = []
    var waiting: Range<Int>?
    while true {
      if let branch = conjunction() {
        branches.append(branch)
      } else if let waiting {
        report(.missingTerm, waiting)
      }
      guard let joint = takeJoint(.or) else { break }
      if branches.isEmpty, waiting == nil { report(.missingTerm, joint) }
      waiting = joint
    }
    return joined(branches, from: start) { .any($0) }
  }

  private mutating func conjunction() -> FilterExpression? {
    scanner.skipBlanks()
    let start = scanner.position
    var parts: [FilterExpression] = []
    var waiting: Range<Int>?
    while breach == nil {
      scanner.skipBlanks()
      if let joint = takeJoint(.and) {
        if parts.isEmpty || waiting != nil { report(.missingTerm, joint) }
        waiting = joint
      } else if let next = scanner.next, next != ")", jointAhead() == nil {
        parts.append(unary())
        waiting = nil
      } else {
        break
      }
    }
    if let waiting, !parts.isEmpty { report(.missingTerm, waiting) }
    return joined(parts, from: start) { .all($0) }
  }

  private mutating func unary() -> FilterExpression {
    let start = scanner.position
    guard let mark = scanner.next, mark == "-" || mark == "(" else { return term(start) }
    guard depth < FilterLimits.depth else {
      stop(.tooDeep, start..<start + 1, limit: FilterLimits.depth)
      return .everything
    }
    depth += 1
    defer { depth -= 1 }
    scanner.skip()
    return mark == "-" ? negation(start) : group(start)
  }

  private mutating func negation(_ start: Int) -> FilterExpression {
    guard let next = scanner.next, next != ")", !next.properties.isWhitespace, jointAhead() == nil else {
      report(.missingTerm, start..<start + 1)
      return .everything
    }
    let negated = unary()
    return FilterExpression(.not(negated), range: start..<scanner.position)
  }

  private mutating func group(_ start: Int) -> FilterExpression {
    let content = alternatives()
    let isClosed = scanner.take(")")
    if !isClosed { report(.unclosedParenthesis, start..<start + 1) }
    if content == nil, isClosed { report(.emptyParentheses, start..<scanner.position) }
    return content ?? .everything
  }

  private mutating func term(_ start: Int) -> FilterExpression {
    let word = takeWord(until: FilterScanner.endsTermWord)
    let wordEnd = scanner.position
    scanner.skipBlanks()
    let operatorStart = scanner.position
    guard let comparison = scanner.comparison() else { return freeText(word, start) }
    var range = operatorStart..<scanner.position
    if let more = surplusOperator(after: range) {
      range = range.lowerBound..<more
      report(.badOperator, range, ["word": scanner.text(range)])
    }
    if start == wordEnd { report(.missingField, range, ["word": scanner.text(range)]) }
    guard let values = values(after: range), start != wordEnd else { return .everything }
    let field = FilterWord(word.text, range: word.range)
    return FilterExpression(.term(FilterTerm(field, comparison, values)), range: start..<scanner.position)
  }

  private mutating func freeText(_ word: FilterWord, _ start: Int) -> FilterExpression {
    guard count(word) else { return .everything }
    if word.text.isEmpty {
      report(.missingTerm, word.range)
      // A mark that begins nothing must not stop the reading for ever.
      if word.range.isEmpty { scanner.skip() }
      return .everything
    }
    return FilterExpression(.text(word), range: word.range)
  }

  /// `:=` and the like: one operator too many.
  private mutating func surplusOperator(after range: Range<Int>) -> Int? {
    var end: Int?
    while let next = scanner.next, FilterScanner.isOperatorMark(next) {
      scanner.skip()
      end = scanner.position
    }
    return end
  }

  private mutating func values(after mark: Range<Int>) -> [FilterWord]? {
    var mark = mark
    var values: [FilterWord] = []
    while true {
      guard let value = value(after: mark), count(value) else { return nil }
      values.append(value)
      let saved = scanner
      scanner.skipBlanks()
      let comma = scanner.position
      guard scanner.take(",") else {
        scanner = saved
        return values
      }
      mark = comma..<comma + 1
    }
  }

  private mutating func value(after mark: Range<Int>) -> FilterWord? {
    let saved = scanner
    scanner.skipBlanks()
    let isApart = scanner.position > mark.upperBound
    let value = takeWord(until: FilterScanner.endsValue)
    // `stage: arr>5` lacks the stage; "arr>5" is the next term.
    let isNextTerm = isApart && !value.isQuoted && Self.isTermOrJoint(value.text)
    guard !value.text.isEmpty, !isNextTerm else {
      report(.missingValue, value.isQuoted ? value.range : mark)
      if !value.isQuoted { scanner = saved }
      return nil
    }
    return value
  }

  private static func isTermOrJoint(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: FilterScanner.isOperatorMark) || FilterVocabulary.joint(text) != nil
  }

  private mutating func takeWord(until ends: (Unicode.Scalar) -> Bool) -> FilterWord {
    guard let (word, isClosed) = scanner.quoted() else { return scanner.word(until: ends) }
    if !isClosed { report(.unclosedQuote, word.range.lowerBound..<word.range.lowerBound + 1) }
    return word
  }

  private func jointAhead() -> (FilterVocabulary.Joint, FilterScanner, Range<Int>)? {
    var ahead = scanner
    let word = ahead.word(until: FilterScanner.endsTermWord)
    guard let joint = FilterVocabulary.joint(word.text) else { return nil }
    let after = ahead
    // `or:5` asks for a field of this name.
    return ahead.comparison() == nil ? (joint, after, word.range) : nil
  }

  private mutating func takeJoint(_ wanted: FilterVocabulary.Joint) -> Range<Int>? {
    guard let (joint, after, range) = jointAhead(), joint == wanted else { return nil }
    scanner = after
    return range
  }

  private func joined(
    _ parts: [FilterExpression], from start: Int, _ kind: ([FilterExpression]) -> FilterExpression.Kind
  ) -> FilterExpression? {
    guard parts.count != 1 else { return parts[0] }
    return parts.isEmpty ? nil : FilterExpression(kind(parts), range: start..<scanner.position)
  }

  private mutating func count(_ word: FilterWord) -> Bool {
    terms += 1
    if terms > FilterLimits.terms { stop(.tooManyTerms, word.range, limit: FilterLimits.terms) }
    return terms <= FilterLimits.terms
  }

  private mutating func stop(_ code: FilterProblem.Code, _ range: Range<Int>, limit: Int) {
    if breach == nil { breach = FilterProblem(code, range, ["limit": String(limit)]) }
    scanner.skipToEnd()
  }

  private mutating func report(
    _ code: FilterProblem.Code, _ range: Range<Int>, _ arguments: [String: String] = [:]
  ) {
    guard problems.count < FilterLimits.problems else { return }
    problems.append(FilterProblem(code, range, arguments))
  }
}
