import Kernel

/// Turns a measure's value into points: linear between knots, flat outside them.
public struct PointsCurve: Hashable, Sendable, Codable {
  /// At this value exactly these points, 0 to 100.
  public struct Knot: Hashable, Sendable, Codable {
    public let value: Double
    public let points: Double

    public init(value: Double, points: Double) {
      self.value = value
      self.points = points
    }
  }

  /// Ascending by value, 1 to 20.
  public let knots: [Knot]

  /// The most knots that a curve has.
  public static let mostKnots = 20

  public init(_ knots: [Knot]) { self.knots = knots }

  public init(from decoder: any Decoder) throws {
    knots = try decoder.singleValueContainer().decode([Knot].self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(knots)
  }

  /// The points of a value, rounded once to the millionth; nil for a value that is not finite and for a curve
  /// without knots.
  public func points(at value: Double) -> Points? {
    guard value.isFinite else { return nil }
    return interpolated(value).flatMap { Points(rounding: $0) }
  }

  private func interpolated(_ value: Double) -> Double? {
    var left: Knot?
    for knot in knots {
      guard knot.value <= value else { return left.map { Self.between($0, knot, at: value) } ?? knot.points }
      left = knot
    }
    return left?.points
  }

  private static func between(_ left: Knot, _ right: Knot, at value: Double) -> Double {
    left.points + (right.points - left.points) * ((value - left.value) / (right.value - left.value))
  }
}

extension PointsCurve: ExpressibleByDictionaryLiteral {
  /// A curve from pairs of value and points, in the order written: `[0: 100, 4: 0]`.
  public init(dictionaryLiteral pairs: (Double, Double)...) {
    self.init(pairs.map { Knot(value: $0.0, points: $0.1) })
  }
}
