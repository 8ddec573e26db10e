/// One thing that is wrong with a filter, and the word that it is about.
public struct FilterProblem: Error, Hashable, Sendable {
  /// The stable part of the message's key, `problem.field.filter.<code>`.
  public enum Code: String, Sendable, CaseIterable {
    case tooLong, tooDeep, tooManyTerms, controlCharacter
    case unclosedQuote, unclosedParenthesis, unopenedParenthesis, emptyParentheses
    case missingTerm, missingField, missingValue, badOperator
    case unknownField, operatorNotAllowed, oneValueOnly, rangeNotAllowed, reversedRange
    case unknownValue, badNumber, badAmount, badPercent, badDate, dateOutOfRange, badBoolean
    case unknownPerson, nobodySignedIn, badReference, segmentCircle
  }

  public let code: Code
  /// In Unicode code points of the filter's text.
  public let range: Range<Int>
  /// What the message names in braces: `word`, `field`, `limit`, `allowed`…
  public let arguments: [String: String]
  /// What the writer may have meant, best first; at most three.
  public let suggestions: [String]

  public init(
    _ code: Code, _ range: Range<Int>, _ arguments: [String: String] = [:], suggestions: [String] = []
  ) {
    self.code = code
    self.range = range
    self.arguments = arguments
    self.suggestions = suggestions
  }

  /// For the 422 problem: `from`, `to`, `suggestion` (empty when there is none) and the message's own arguments.
  public var wireArguments: [String: String] {
    var all = arguments
    all["from"] = String(range.lowerBound)
    all["to"] = String(range.upperBound)
    all["suggestion"] = suggestions.first ?? ""
    return all
  }
}
