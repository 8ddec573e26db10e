extension FilterExpression: CustomStringConvertible {
  /// The canonical text: one blank between terms, `OR` in capitals, quotes only where they are needed or were.
  ///
  /// Parsing it gives an equal expression.
  public var description: String {
    switch kind {
    case .all(let parts): parts.map(\.insideAll).joined(separator: " ")
    case .any(let parts): parts.map(\.insideAny).joined(separator: " OR ")
    case .not(let part): "-\(part.insideAll)"
    case .term(let term): term.description
    case .text(let word): word.printedAsText()
    }
  }

  private var insideAll: String {
    switch kind {
    case .all, .any: "(\(self))"
    case .not, .term, .text: description
    }
  }

  private var insideAny: String {
    switch kind {
    case .any: "(\(self))"
    case .all, .not, .term, .text: description
    }
  }
}

extension FilterTerm: CustomStringConvertible {
  /// `country:IN,KR`.
  public var description: String {
    let list = values.map { $0.printedAsValue() }.joined(separator: ",")
    return field.printedAsField() + comparison.rawValue + list
  }
}

extension FilterWord {
  /// The word as a value: bare where it may be and was.
  func printedAsValue() -> String {
    let scalars = text.unicodeScalars
    let isBare =
      !scalars.contains(where: FilterScanner.endsValue) && scalars.first.map(FilterScanner.isOperatorMark) == false
    return isBare && !isQuoted ? text : Self.quoted(text)
  }

  /// The word as free text: bare where it may be and was.
  func printedAsText() -> String {
    isBareTerm && !isQuoted && FilterVocabulary.joint(text) == nil ? text : Self.quoted(text)
  }

  /// The word as a field's name: quoted only where it must be, because quotes say nothing there.
  func printedAsField() -> String { isBareTerm && text.last != "!" ? text : Self.quoted(text) }

  private var isBareTerm: Bool {
    let scalars = text.unicodeScalars
    return !scalars.contains(where: FilterScanner.endsTermWord) && !scalars.isEmpty && scalars.first != "-"
  }

  private static func quoted(_ text: String) -> String {
    var result: String.UnicodeScalarView = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      if FilterScanner.isQuote(scalar) || scalar == "\\" { result.append("\\") }
      result.append(scalar)
    }
    result.append("\"")
    return String(result)
  }
}
