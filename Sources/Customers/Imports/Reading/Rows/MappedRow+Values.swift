import Kernel

/// Typed access to the values of a row.
extension MappedRow {
  func text(_ key: ImportFieldKey) -> String? {
    if case .text(let text) = values[key] { text } else { nil }
  }

  func number(_ key: ImportFieldKey) -> Double? {
    if case .number(let number) = values[key] { number } else { nil }
  }

  func integer(_ key: ImportFieldKey) -> Int64? {
    if case .integer(let number) = values[key] { number } else { nil }
  }

  func money(_ key: ImportFieldKey) -> Money? {
    if case .money(let money) = values[key] { money } else { nil }
  }

  func date(_ key: ImportFieldKey) -> LocalDate? {
    if case .date(let date) = values[key] { date } else { nil }
  }

  func moment(_ key: ImportFieldKey) -> ImportMoment? {
    if case .moment(let moment) = values[key] { moment } else { nil }
  }

  func boolean(_ key: ImportFieldKey) -> Bool? {
    if case .boolean(let boolean) = values[key] { boolean } else { nil }
  }

  func currency(_ key: ImportFieldKey) -> Currency? {
    if case .currency(let currency) = values[key] { currency } else { nil }
  }

  /// The account of the row; nil when the row names none.
  var account: AccountReference? {
    var reference = text(.account).map(AccountReference.init(any:)) ?? AccountReference()
    if let domain = text(.accountDomain) { reference.domain = domain }
    if let name = text(.accountName) { reference.name = name }
    return reference == AccountReference() ? nil : reference
  }

  /// The value, or the refusal of the row for want of it.
  func require<Value>(_ value: Value?, _ key: ImportFieldKey) throws(RowRefusal) -> Value {
    if let value { return value }
    let problem = RowProblem(line: line, code: .required, arguments: ["field": key.rawValue])
    throw RowRefusal(line: line, problems: [problem])
  }
}
