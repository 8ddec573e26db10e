/// A number as decimal digits, to be rounded, shifted and grouped without floating-point error.
struct DecimalText {
  var isNegative: Bool
  /// Values 0 to 9; at least one before the decimal mark, no needless zeros in front.
  private(set) var whole: [UInt8]
  private(set) var fraction: [UInt8]

  /// A whole number of units of 10⁻ˢᶜᵃˡᵉ: 12345 with scale 2 is 123.45.
  init(_ value: some BinaryInteger, scale: Int = 0) {
    let digits = String(value.magnitude).utf8.map { $0 - 48 }
    self.init(isNegative: value < 0, digits: digits, point: digits.count - scale)
  }

  /// The shortest decimal that names `value`; nil when it is not finite.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    // "123.45" or "1.2345e+20": the digits, and how many stand before the decimal mark.
    let text = Array(value.magnitude.description.utf8)
    let mantissa = text.prefix { $0 != UInt8(ascii: "e") }
    let exponent = Int(String(decoding: text.dropFirst(mantissa.count + 1), as: UTF8.self)) ?? 0
    let mark = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.count
    let digits = mantissa.filter { $0 != UInt8(ascii: ".") }.map { $0 - 48 }
    self.init(isNegative: value < 0, digits: digits, point: mark + exponent)
  }

  /// `digits` with the decimal mark before the one at `point`, which may lie outside.
  private init(isNegative: Bool, digits: [UInt8], point: Int) {
    let leading = [UInt8](repeating: 0, count: max(0, 1 - point))
    let trailing = [UInt8](repeating: 0, count: max(0, point - digits.count))
    let all = leading + digits + trailing
    let mark = point + leading.count
    self.isNegative = isNegative
    whole = Self.trimmed(all[..<mark])
    fraction = Array(all[mark...])
  }

  var isZero: Bool { whole == [0] && fraction.allSatisfy { $0 == 0 } }

  /// The number divided by ten to the power of `places`.
  func shifted(by places: Int) -> DecimalText {
    DecimalText(isNegative: isNegative, digits: whole + fraction, point: whole.count - places)
  }

  /// Rounded half away from zero to exactly `places` after the decimal mark.
  func rounded(to places: Int) -> DecimalText {
    var result = self
    guard fraction.count > places else {
      result.fraction += [UInt8](repeating: 0, count: places - fraction.count)
      return result
    }
    let roundsUp = fraction[places] >= 5
    result.fraction = Array(fraction[..<places])
    if roundsUp { result.increment() }
    return result
  }

  /// Without zeros at the end of the fraction.
  var trimmed: DecimalText {
    var result = self
    while result.fraction.last == 0 { result.fraction.removeLast() }
    return result
  }

  private mutating func increment() {
    var digits = whole + fraction
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
    let places = fraction.count
    whole = Array(digits.dropLast(places))
    fraction = Array(digits.suffix(places))
  }

  private static func trimmed(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    let significant = digits.drop { $0 == 0 }
    return significant.isEmpty ? [0] : Array(significant)
  }
}
