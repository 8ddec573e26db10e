import Foundation

/// A number as JSON writes it, taken apart: ±digits × 10^exponent.
struct JSONNumber {
  /// Without zeros in front or behind; empty for zero.
  private var digits: [UInt8] = []
  private var exponent = 0
  private var isNegative = false

  /// - Parameter bytes: a number that `JSONScanner` has let through.
  init(_ bytes: UnsafeRawBufferPointer) {
    var (places, power) = (0, 0)
    var (isFraction, isPower, isPowerNegative) = (false, false, false)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "-") where isPower: isPowerNegative = true
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): isPower = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if isPower {
          power = min(power * 10 + Int(digit), Self.farthest)
        } else {
          if isFraction { places += 1 }
          if !(digits.isEmpty && digit == 0) { digits.append(digit) }
        }
      default: break
      }
    }
    exponent = (isPowerNegative ? -power : power) - places
    round()
  }

  /// The number; nil beyond every `Decimal`. What is nearer to zero than the least of them is zero.
  var decimal: Decimal? {
    guard !digits.isEmpty else { return 0 }
    var (digits, exponent) = (digits, exponent)
    while exponent > 127, digits.count < Self.most {
      digits.append(0)
      exponent -= 1
    }
    guard exponent <= 127 else { return nil }
    while exponent < -128, !digits.isEmpty {
      digits.removeLast()
      exponent += 1
    }
    guard !digits.isEmpty, exponent >= -128 else { return 0 }
    return Decimal(
      sign: isNegative ? .minus : .plus, exponent: exponent, significand: Self.significand(digits))
  }

  /// As many digits as every `Decimal` holds.
  private static let most = 38
  /// An exponent that is beyond all others.
  private static let farthest = 1_000_000_000

  /// To 38 digits, half away from zero; then without zeros behind.
  private mutating func round() {
    if digits.count > Self.most {
      let isUp = digits[Self.most] >= 5
      exponent += digits.count - Self.most
      digits.removeLast(digits.count - Self.most)
      if isUp { increment() }
    }
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
  }

  private mutating func increment() {
    for index in digits.indices.reversed() {
      if digits[index] < 9 { return digits[index] += 1 }
      digits[index] = 0
    }
    digits = [1]
    exponent += Self.most
  }

  /// Two halves of at most 19 digits each, which fit machine words.
  private static func significand(_ digits: [UInt8]) -> Decimal {
    let low = digits.suffix(min(19, digits.count))
    let high = digits.dropLast(low.count)
    let lowValue = Decimal(low.reduce(UInt64(0)) { $0 * 10 + UInt64($1) })
    guard !high.isEmpty else { return lowValue }
    let highValue = Decimal(high.reduce(UInt64(0)) { $0 * 10 + UInt64($1) })
    return highValue * Decimal(sign: .plus, exponent: low.count, significand: 1) + lowValue
  }
}
