/// Where in a filter the cursor stands: what is expected there and what of it is typed.
struct FilterPlace {
  enum Expectation: Equatable {
    case term
    case value(field: String, FilterOperator)
    /// Within quoted free text.
    case nothing
  }

  let expects: Expectation
  /// The typed part, folded as names are.
  let prefix: String
  /// The typed part's place.
  let range: Range<Int>
  let isNegated: Bool

  /// - Parameter scalars: the text before the cursor.
  init(_ scalars: [Unicode.Scalar]) {
    var scanner = FilterScanner(scalars)
    var place = FilterPlace(.term, FilterWord("", range: scalars.count..<scalars.count), isNegated: false)
    while scanner.position < scanner.end { place = Self.readTerm(&scanner) }
    self = place
  }

  private init(_ expects: Expectation, _ word: FilterWord, isNegated: Bool) {
    self.expects = expects
    prefix = FilterVocabulary.fold(word.text)
    range = word.range
    self.isNegated = isNegated
  }

  /// Reads one term and says what would be expected if the text ended with it.
  private static func readTerm(_ scanner: inout FilterScanner) -> FilterPlace {
    scanner.skipBlanks()
    var isNegated = false
    while let next = scanner.next, next == "-" || FilterScanner.isParenthesis(next) {
      isNegated = next == "-"
      scanner.skip()
    }
    let quoted = scanner.quoted()
    let name = quoted?.word ?? scanner.word(until: FilterScanner.endsTermWord)
    guard let comparison = scanner.comparison() else {
      let isInside = quoted.map { !$0.isClosed } ?? false
      return afterWord(name, isInside: isInside, isNegated: isNegated, scanner)
    }
    return readValues(of: name.text, comparison, isNegated: isNegated, &scanner)
  }

  private static func afterWord(
    _ word: FilterWord, isInside: Bool, isNegated: Bool, _ scanner: FilterScanner
  ) -> FilterPlace {
    if isInside { return FilterPlace(.nothing, word, isNegated: isNegated) }
    let isTyped = scanner.position == scanner.end && !word.isQuoted
    let end = scanner.end
    return FilterPlace(.term, isTyped ? word : FilterWord("", range: end..<end), isNegated: isNegated)
  }

  private static func readValues(
    of field: String, _ comparison: FilterOperator, isNegated: Bool, _ scanner: inout FilterScanner
  ) -> FilterPlace {
    while true {
      let quoted = scanner.quoted()
      let value = quoted?.word ?? scanner.word(until: FilterScanner.endsValue)
      if scanner.take(",") { continue }
      // Right behind the quotes the value is complete; the next term begins with a blank.
      if scanner.position == scanner.end, quoted?.isClosed == true {
        return FilterPlace(.nothing, value, isNegated: false)
      }
      guard scanner.position == scanner.end else {
        return FilterPlace(.term, FilterWord("", range: scanner.end..<scanner.end), isNegated: false)
      }
      return FilterPlace(.value(field: field, comparison), value, isNegated: isNegated)
    }
  }
}
