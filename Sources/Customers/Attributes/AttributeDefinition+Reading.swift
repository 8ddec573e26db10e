import Kernel

extension AttributeDefinition {
  /// What a stored text means; nil when it does not fit.
  func value(of stored: String) -> AttributeValue? { (try? read(stored, with: .plain)) ?? nil }

  /// The value that a person or a file writes; nil when there is none.
  ///
  /// - Parameter reader: how numbers and dates are written.
  func read(_ text: String, with reader: ValueReader) throws(ValueProblem) -> AttributeValue? {
    switch kind {
    case .text: try reader.read(text, as: .text).map { .text($0.attributeText) }
    case .number: try Self.number(text, reader)
    case .money: try money(text, reader)
    case .boolean: if case .boolean(let flag) = try reader.read(text, as: .boolean) { .flag(flag) } else { nil }
    case .date: if case .date(let day) = try reader.read(text, as: .date) { .date(day) } else { nil }
    case .choice: try options(text.isEmpty ? [] : [text])
    case .choices: try options(Self.parts(text))
    }
  }

  /// The value that a column of a file has, however its mapping has read it.
  func read(_ value: ImportValue, with reader: ValueReader) throws(ValueProblem) -> AttributeValue? {
    switch (value, kind) {
    case (.date(let day), .date): .date(day)
    case (.boolean(let flag), .boolean): .flag(flag)
    case (.number, _), (.integer, _), (.date, _), (.boolean, _): try read(value.attributeText, with: .plain)
    default: try read(value.attributeText, with: reader)
    }
  }

  /// The options of these keys or names, in the order of the attribute.
  func options(_ texts: [String]) throws(ValueProblem) -> AttributeValue? {
    var keys: Set<String> = []
    for text in texts {
      guard let option = options.first(where: { $0.isCalled(text) }) else {
        throw ValueProblem(
          .unknownChoice,
          ["value": String(text.prefix(80)), "choices": options.map(\.key).joined(separator: ", ")])
      }
      keys.insert(option.key)
    }
    return keys.isEmpty ? nil : .options(options.map(\.key).filter(keys.contains))
  }

  private static func number(_ text: String, _ reader: ValueReader) throws(ValueProblem) -> AttributeValue? {
    if text.isEmpty || ValueReader.isMissing(text) { return nil }
    guard let plain = try NumberText.parse(text, mark: reader.decimalMark).plain else {
      throw ValueProblem(.numberOutOfRange, value: text)
    }
    return .number(plain)
  }

  private func money(_ text: String, _ reader: ValueReader) throws(ValueProblem) -> AttributeValue? {
    if text.isEmpty || ValueReader.isMissing(text) { return nil }
    guard let currency else { throw ValueProblem(.unknownCurrency, value: text) }
    return .money(try MoneyText.parse(text, mark: reader.decimalMark, currency: currency, isFixed: true))
  }

  /// Files separate several choices by commas, semicolons or bars.
  private static func parts(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == ";" || $0 == "|" || $0 == "、" }.map { String($0).trimmed }.filter { !$0.isEmpty }
  }
}

extension AttributeOption {
  /// Whether `text` is its key or one of its names, however it is written.
  fileprivate func isCalled(_ text: String) -> Bool {
    if key == text { return true }
    let folded = HeaderName.fold(text)
    return !folded.isEmpty && ([key] + name.all.map(\.text)).contains { HeaderName.fold($0) == folded }
  }
}

extension ValueReader {
  /// As programs write values: a decimal point, dates as `2026-11-22`.
  static let plain = ValueReader()
}
