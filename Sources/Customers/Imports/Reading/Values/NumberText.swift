/// Reads numbers as people and programs write them: `1,234.56`, `1.234,56`, `12,34,567`, `(5)`, `1e-3`.
enum NumberText {
  private static let digitLimit = 400

  /// Throws `notANumber` and, for absurd exponents, `numberOutOfRange`.
  static func parse(_ text: String, mark: DecimalMark) throws(ValueProblem) -> DecimalNumber {
    var scanner = NumberScanner(text.withPlainDigits, mark: mark)
    guard let number = scanner.number() else { throw ValueProblem(.notANumber, value: text) }
    guard number.digits.count <= digitLimit, abs(number.exponent) <= digitLimit else {
      throw ValueProblem(.numberOutOfRange, value: text)
    }
    return DecimalNumber(
      isNegative: number.isNegative, digits: number.digits, scale: number.fractionDigits - number.exponent)
  }
}

/// Reads one number, front to back.
private struct NumberScanner {
  struct Parts {
    var isNegative = false
    var digits: [UInt8] = []
    var fractionDigits = 0
    var exponent = 0
  }

  private var rest: ArraySlice<UInt8>
  private let decimal: UInt8
  private let grouping: [UInt8]

  init(_ text: String, mark: DecimalMark) {
    rest = ArraySlice(text.utf8)
    decimal = UInt8(ascii: mark == .point ? "." : ",")
    grouping = [UInt8(ascii: mark == .point ? "," : "."), UInt8(ascii: " "), UInt8(ascii: "'")]
  }

  mutating func number() -> Parts? {
    var parts = Parts()
    let isBracketed = take("(")
    if isBracketed { parts.isNegative = true } else if take("-") { parts.isNegative = true } else { _ = take("+") }
    guard whole(&parts) else { return nil }
    if let first = rest.first, first == decimal {
      rest = rest.dropFirst()
      let fraction = takeDigits()
      parts.digits += fraction
      parts.fractionDigits = fraction.count
    }
    guard !parts.digits.isEmpty, exponent(&parts) else { return nil }
    if isBracketed && !take(")") { return nil }
    return rest.isEmpty ? parts : nil
  }

  /// The digits before the decimal mark; false when they are wrongly grouped.
  private mutating func whole(_ parts: inout Parts) -> Bool {
    parts.digits = takeDigits()
    guard let separator = rest.first, grouping.contains(separator) else { return true }
    var groups = [parts.digits.count]
    while rest.first == separator {
      rest = rest.dropFirst()
      let group = takeDigits()
      groups.append(group.count)
      parts.digits += group
    }
    let middle = groups.dropFirst().dropLast()
    let isThousands = middle.allSatisfy { $0 == 3 } && (1...3).contains(groups[0])
    let isIndian = middle.allSatisfy { $0 == 2 } && (1...2).contains(groups[0])
    return groups.last == 3 && (isThousands || isIndian)
  }

  /// `e5`, `E-12` or nothing; exponents too large to be meant are cut to 99,999.
  private mutating func exponent(_ parts: inout Parts) -> Bool {
    guard take("e") || take("E") else { return true }
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    let digits = takeDigits()
    guard !digits.isEmpty else { return false }
    let value = digits.reduce(0) { min(99_999, $0 * 10 + Int($1)) }
    parts.exponent = isNegative ? -value : value
    return true
  }

  private mutating func takeDigits() -> [UInt8] {
    let digits = rest.prefix { (48...57).contains($0) }
    rest = rest.dropFirst(digits.count)
    return digits.map { $0 - 48 }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard let first = rest.first, first == character.asciiValue else { return false }
    rest = rest.dropFirst()
    return true
  }
}
