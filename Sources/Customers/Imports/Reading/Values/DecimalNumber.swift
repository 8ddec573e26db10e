import Kernel

/// A decimal number read from text, exact: `digits` × 10^−`scale`.
struct DecimalNumber: Equatable, Sendable {
  private(set) var isNegative: Bool
  /// Values 0 to 9 without leading and trailing zeros; none for zero.
  private var digits: [UInt8]
  private var scale: Int

  /// Takes the digits of whole part and fraction in one row, the last `scale` of which are the fraction.
  init(isNegative: Bool, digits: [UInt8], scale: Int) {
    var significant = digits.drop { $0 == 0 }
    var scale = scale
    while significant.last == 0 {
      significant.removeLast()
      scale -= 1
    }
    self.isNegative = isNegative && !significant.isEmpty
    self.digits = Array(significant)
    self.scale = significant.isEmpty ? 0 : scale
  }

  /// The nearest double; nil when it is beyond what a double holds.
  var double: Double? {
    if digits.count <= 15 && (0...22).contains(scale) {
      // Both are exact doubles, so that the quotient is rounded once (Clinger, PLDI 1990).
      let quotient = Double(wholeNumber) / Self.powers[scale]
      return isNegative ? -quotient : quotient
    }
    let text = String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
    guard let value = Double("\(isNegative ? "-" : "")\(text)e\(-scale)"), value.isFinite else { return nil }
    return value
  }

  /// The number × 10^`places` as a whole number.
  ///
  /// Throws `tooPrecise` when it is not whole and `numberOutOfRange` when it has more than 18 digits.
  func shifted(by places: Int) throws(ValueProblem) -> Int64 {
    if digits.isEmpty { return 0 }
    let zeros = places - scale
    guard zeros >= 0 else { throw ValueProblem(.tooPrecise) }
    guard digits.count <= 18, zeros <= 18, digits.count + zeros <= 18 else { throw ValueProblem(.numberOutOfRange) }
    let magnitude = (0..<zeros).reduce(wholeNumber) { number, _ in number * 10 }
    return isNegative ? -magnitude : magnitude
  }

  /// As a plain decimal: `-1234.5`; nil when it needs more than 18 digits before or after the point.
  var plain: String? {
    guard digits.count <= 18, (-18...18).contains(scale), digits.count - scale <= 18 else { return nil }
    let zeros = [UInt8](repeating: 0, count: max(0, scale + 1 - digits.count))
    let all = zeros + digits + [UInt8](repeating: 0, count: max(0, -scale))
    let text = String(decoding: all.map { $0 + 48 }, as: UTF8.self)
    let places = max(0, scale)
    let whole = text.isEmpty ? "0" : String(text.dropLast(places))
    return "\(isNegative ? "-" : "")\(whole)\(places > 0 ? ".\(text.suffix(places))" : "")"
  }

  /// The digits as a number; there are at most 18.
  private var wholeNumber: Int64 { digits.reduce(0) { $0 * 10 + Int64($1) } }

  private static let powers: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
}
