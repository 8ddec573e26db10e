/// A number exactly as it was written: `digits` × 10^-`scale`.
struct FilterDecimal: Hashable, Sendable {
  let isNegative: Bool
  /// ASCII digits, at most 30.
  let digits: String
  let scale: Int

  /// Reads `50000`, `50,000`, `5,00,000`, `-1.5`, `₹20k`, `2.5लाख`, `3억`; nil for anything else.
  init?(_ text: String) {
    var rest = Substring(Self.westernDigits(text).lowercased())
    isNegative = Self.drop(["-", "−"], from: &rest)
    Self.drop(["₹", "$", "₩", "€", "£", "¥"], from: &rest)
    let end = rest.lastIndex { $0.isASCII && $0.isNumber }
    guard let end else { return nil }
    let suffix = String(rest[rest.index(after: end)...])
    guard let shift = suffix.isEmpty ? 0 : Self.multipliers[suffix] else { return nil }
    let parts = rest[...end].split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Self.ungrouped(parts[0]), parts.count == 1 || Self.isDigits(parts[1]) else {
      return nil
    }
    let fraction = parts.count == 2 ? parts[1] : ""
    digits = whole + fraction
    scale = fraction.count - shift
    guard digits.count <= 30 else { return nil }
  }

  /// The nearest floating-point number.
  var double: Double? { Double("\(isNegative ? "-" : "")\(digits)e\(-scale)") }

  /// The nearest floating-point number to a hundredth of this.
  var hundredth: Double? { Double("\(isNegative ? "-" : "")\(digits)e\(-scale - 2)") }

  /// The value in units of 10^-`places`; nil when it has more places or does not fit 64 bits.
  func units(places: Int) -> Int64? {
    var digits = digits
    let shift = places - scale
    if shift >= 0 {
      digits += String(repeating: "0", count: shift)
    } else {
      guard digits.suffix(-shift).allSatisfy({ $0 == "0" }) else { return nil }
      digits = String(digits.dropLast(-shift))
    }
    return Int64((isNegative ? "-" : "") + (digits.isEmpty ? "0" : digits))
  }

  /// Devanagari and full-width digits as 0 to 9; the rest unchanged.
  static func westernDigits(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue,
        let digit = Unicode.Scalar(48 + UInt32(value))
      else {
        result.append(scalar)
        continue
      }
      result.append(digit)
    }
    return String(result)
  }

  @discardableResult
  private static func drop(_ marks: [Character], from text: inout Substring) -> Bool {
    guard let first = text.first, marks.contains(first) else { return false }
    text = text.dropFirst()
    return true
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// Without thousands marks: groups of three, or two and then three as in India.
  private static func ungrouped(_ text: Substring) -> String? {
    let groups = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "_" || $0 == "'" }
    guard groups.allSatisfy(isDigits) else { return nil }
    if groups.count > 1 {
      guard groups[0].count <= 3, groups[groups.count - 1].count == 3,
        groups.dropFirst().dropLast().allSatisfy({ (2...3).contains($0.count) })
      else { return nil }
    }
    return groups.joined()
  }

  /// Words for powers of ten that follow a number.
  private static let multipliers: [String: Int] = [
    "k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "l": 5, "lakh": 5, "cr": 7, "crore": 7,
    "हज़ार": 3, "हजार": 3, "लाख": 5, "करोड़": 7, "천": 3, "만": 4, "억": 8, "원": 0, "만원": 4, "억원": 8,
  ]
}
