/// Reads the filter language: `stage:onboarding arr>=50000 (health<50 OR renewal<90d) -churned:yes "free text"`.
///
/// `FilterGrammar` has its rules. One pass from front to back in linear time; it goes on after a mistake, to report all of them.
public enum FilterParser {
  /// The expression that `text` says; a blank text is the expression that everything answers.
  ///
  /// - Throws: every mistake of form. Names and values are checked when the expression is bound to fields.
  public static func parse(_ text: String) throws(FilterProblems) -> FilterExpression {
    let (expression, problems) = read(text)
    guard problems.isEmpty else { throw FilterProblems(problems) }
    return expression
  }

  /// What could be read, and what is wrong with the rest.
  static func read(_ text: String) -> (expression: FilterExpression, problems: [FilterProblem]) {
    let scalars = Array(text.unicodeScalars.prefix(FilterLimits.length + 1))
    guard scalars.count <= FilterLimits.length else {
      let limit = FilterLimits.length
      return (.everything, [FilterProblem(.tooLong, limit..<limit + 1, ["limit": String(limit)])])
    }
    if let index = scalars.firstIndex(where: isForbidden) {
      return (.everything, [FilterProblem(.controlCharacter, index..<index + 1)])
    }
    var grammar = FilterGrammar(FilterScanner(scalars))
    let expression = grammar.filter()
    return (expression, grammar.reported)
  }

  /// Control characters other than blanks: no store takes NUL, and none of them can be seen.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && !scalar.properties.isWhitespace
  }
}
