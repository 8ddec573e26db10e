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
    case .text(let word): word.printed(asValue: false)
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
    let list = values.map { $0.printed(asValue: true) }.joined(separator: ",")
    return field.printed(asValue: false) + comparison.rawValue + list
  }
}

extension FilterWord {
  /// The word as it is written in a filter; what ends a bare word differs between values and the rest.
  func printed(asValue: Bool) -> String {
    let isBare = asValue ? Self.isBareValue(text) : Self.isBareTerm(text)
    return isQuoted || !isBare ? Self.quoted(text) : text
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if FilterScanner.isQuote(scalar) || scalar == "\\" { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    result.unicodeScalars.append("\"")
    return result
  }

  private static func isBareValue(_ text: String) -> Bool {
    !text.isEmpty && !text.unicodeScalars.contains(where: FilterScanner.endsValue)
      && text.unicodeScalars.first.map(FilterScanner.isOperatorMark) == false
  }

  private static func isBareTerm(_ text: String) -> Bool {
    !text.isEmpty && !text.unicodeScalars.contains(where: FilterScanner.endsTermWord)
      && text.unicodeScalars.first != "-" && FilterVocabulary.joint(text) == nil
  }
}
