import Kernel

/// Reads amounts of money: `1,234.50`, `$5`, `(₹ 12,34,567)`, `1.234,50 EUR`, `9,900원`.
enum MoneyText {
  /// An amount in the currency that the text names, else in `currency`.
  ///
  /// Throws `currencyConflict` when `isFixed` and the text names another one, `tooPrecise` when there are more
  /// digits than the currency has.
  static func parse(
    _ text: String, mark: DecimalMark, currency: Currency, isFixed: Bool = false
  ) throws(ValueProblem) -> Money {
    let (amount, name) = isPlain(text) ? (text, "") : split(text.withPlainDigits)
    var named = currency
    if !name.isEmpty {
      guard let found = CurrencyText.parse(name, expected: currency) else {
        throw amount.isEmpty ? ValueProblem(.notANumber, value: text) : ValueProblem(.unknownCurrency, value: name)
      }
      named = found
    }
    if isFixed && named != currency {
      throw ValueProblem(.currencyConflict, ["value": named.code, "expected": currency.code])
    }
    let number = try NumberText.parse(amount, mark: mark)
    do {
      return Money(minorUnits: try number.shifted(by: named.minorDigits), currency: named)
    } catch {
      throw ValueProblem(
        error.code,
        ["value": String(text.prefix(80)), "digits": String(named.minorDigits), "currency": named.code])
    }
  }

  /// Whether the text is digits and points only, as programs write amounts.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
  }

  /// The amount with its sign, and the name of the currency from before or behind it.
  private static func split(_ text: String) -> (amount: String, currency: String) {
    var body = Substring(text)
    var isBracketed = false
    if body.first == "(" && body.last == ")" {
      isBracketed = true
      body = body.dropFirst().dropLast()
    }
    let sign = body.first == "-" ? "-" : ""
    if body.first == "-" || body.first == "+" { body = body.dropFirst() }
    let before = body.prefix { !isOfNumber($0) }
    let behind = String(body.dropFirst(before.count).reversed().prefix { !$0.isASCIIDigit }.reversed())
    let amount = body.dropFirst(before.count).dropLast(behind.count)
    let name = [String(before), behind].map(\.trimmed).filter { !$0.isEmpty }.joined()
    let plain = String(amount).trimmed
    return (isBracketed ? "(\(sign)\(plain))" : sign + plain, name)
  }

  private static func isOfNumber(_ character: Character) -> Bool {
    character.isASCIIDigit || character == "-" || character == "+"
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
