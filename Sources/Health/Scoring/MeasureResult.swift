import Kernel

/// One measure of one score, as the explanation shows it.
public struct MeasureResult: Hashable, Sendable {
  public let key: String
  /// What the aggregate gave; nil without data.
  public let value: Double?
  /// The window looked at, both days inclusive.
  public let from: LocalDate
  public let to: LocalDate
  /// The last day of which the value knows; nil without data.
  public let dataDay: LocalDate?
  /// What the curve made of the value, or 50 or 0 by policy; nil when left out.
  public let points: Points?
  /// Whole hundredths.
  public let weight: Int
  /// Its share of the score; all of them, the hold and the exceptions add up to the score exactly.
  public var contribution: Points
  public let state: MeasureState
  /// The points of the last day that had data, this one included; nil before there ever was any.
  public let lastKnown: Points?

  public init(
    key: String, value: Double?, from: LocalDate, to: LocalDate, dataDay: LocalDate?, points: Points?, weight: Int,
    contribution: Points, state: MeasureState, lastKnown: Points?
  ) {
    self.key = key
    self.value = value
    self.from = from
    self.to = to
    self.dataDay = dataDay
    self.points = points
    self.weight = weight
    self.contribution = contribution
    self.state = state
    self.lastKnown = lastKnown
  }

  /// Whether it counted once and has no data now, so that the score is held for it.
  public var isLost: Bool { !state.hasData && lastKnown != nil && weight > 0 }

  /// The age of the data on `day`, in days.
  public func age(on day: LocalDate) -> Int? { dataDay.map { day - $0 } }
}
