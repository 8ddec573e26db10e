import Foundation

/// Health points: an exact decimal with six places, kept as whole millionths.
///
/// Shares of a score add up to it because they are integers, not because they were rounded kindly.
public struct Points: Hashable, Sendable, Comparable, AdditiveArithmetic {
  /// Millionths of a point.
  public let millionths: Int64

  public init(millionths: Int64) { self.millionths = millionths }

  /// Whole points.
  public init(_ whole: Int) { millionths = Int64(whole) * 1_000_000 }

  /// The nearest millionth; nil for a value that is not finite or far outside any scale of points.
  public init?(rounding value: Double) {
    guard value.isFinite, abs(value) < 1e9 else { return nil }
    millionths = Int64((value * 1e6).rounded(.toNearestOrAwayFromZero))
  }

  public static let zero = Points(millionths: 0)
  public static let hundred = Points(100)

  /// Whole points for show, rounded down: 74.6 is not shown as the 75 at which green begins.
  public var whole: Int { Int((Double(millionths) / 1e6).rounded(.down)) }

  public var double: Double { Double(millionths) / 1e6 }

  /// Exact, for JSON and tests.
  public var decimal: Decimal { Decimal(millionths) / 1_000_000 }

  public static func < (left: Points, right: Points) -> Bool { left.millionths < right.millionths }
  public static func + (left: Points, right: Points) -> Points {
    Points(millionths: left.millionths + right.millionths)
  }
  public static func - (left: Points, right: Points) -> Points {
    Points(millionths: left.millionths - right.millionths)
  }
}

extension Points: CustomStringConvertible {
  /// The decimal without trailing zeros: `61.5`.
  public var description: String { "\(decimal)" }
}

extension Points: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let value = try container.decode(Decimal.self) * 1_000_000
    guard let millionths = Int64("\(value)") else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "more than six decimal places")
    }
    self.init(millionths: millionths)
  }

  /// A JSON number with all its digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(decimal)
  }
}
