import Kernel

/// An interval of values, each end open, closed or absent.
public struct FilterBounds<Value: Comparable & Hashable & Sendable>: Hashable, Sendable {
  public let lower: Value?
  public let includesLower: Bool
  public let upper: Value?
  public let includesUpper: Bool

  public init(lower: Value? = nil, includesLower: Bool = true, upper: Value? = nil, includesUpper: Bool = true) {
    self.lower = lower
    self.includesLower = includesLower
    self.upper = upper
    self.includesUpper = includesUpper
  }

  /// The values that stand to `value` as `comparison` says.
  init(_ comparison: FilterOperator, _ value: Value) {
    switch comparison {
    case .matches, .equals, .differs: self.init(lower: value, upper: value)
    case .less: self.init(upper: value, includesUpper: false)
    case .atMost: self.init(upper: value)
    case .greater: self.init(lower: value, includesLower: false)
    case .atLeast: self.init(lower: value)
    }
  }

  public func contains(_ value: Value) -> Bool {
    if let lower, value < lower || (value == lower && !includesLower) { return false }
    if let upper, value > upper || (value == upper && !includesUpper) { return false }
    return true
  }

  /// The same interval on another scale that grows with this one.
  public func map<Other>(_ transform: (Value) -> Other) -> FilterBounds<Other> {
    FilterBounds<Other>(
      lower: lower.map(transform), includesLower: includesLower, upper: upper.map(transform),
      includesUpper: includesUpper)
  }
}

extension FilterBounds<LocalDate> {
  /// Half-open, so that it maps onto moments: from the first day on, before the day after the last.
  static func days(from first: LocalDate?, through last: LocalDate?) -> FilterBounds<LocalDate> {
    let supported = FilterDays.supported
    if let first, first > supported.upperBound { return none }
    if let last, last < supported.lowerBound { return none }
    let until = last.flatMap { $0 >= supported.upperBound ? nil : $0 + 1 }
    return FilterBounds(lower: first, upper: until, includesUpper: false)
  }

  private static var none: FilterBounds<LocalDate> {
    let day = FilterDays.supported.lowerBound
    return FilterBounds(lower: day, upper: day, includesUpper: false)
  }
}
