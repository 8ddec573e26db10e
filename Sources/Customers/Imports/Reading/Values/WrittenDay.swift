/// The three numbers of a date in the order in which they stand in the text.
struct WrittenDay: Equatable {
  enum Form: Equatable {
    /// The year comes first, or the month is a word.
    case certain
    /// Day and month first; dots hint at the day first, as in Germany.
    case numeric(isDotted: Bool)
  }

  let form: Form
  /// Year, month, day when the form is certain; else first, second, year.
  let numbers: (Int, Int, Int)

  static func == (left: WrittenDay, right: WrittenDay) -> Bool {
    left.form == right.form && left.numbers == right.numbers
  }

  /// Year, month and day; nil when it takes an order that is not given.
  func inOrder(_ order: DateOrder?) -> (year: Int, month: Int, day: Int)? {
    guard case .numeric = form else { return (numbers.0, numbers.1, numbers.2) }
    guard let order else { return nil }
    return order == .dayMonthYear ? (numbers.2, numbers.1, numbers.0) : (numbers.2, numbers.0, numbers.1)
  }

  var evidence: DateEvidence? {
    guard case .numeric(let isDotted) = form, numbers.0 != numbers.1 else { return nil }
    if numbers.0 > 12 { return .dayFirst }
    if numbers.1 > 12 { return .monthFirst }
    return isDotted ? .dayFirst : .either
  }
}
