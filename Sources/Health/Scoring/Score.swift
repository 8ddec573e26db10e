import Kernel

/// The health of one account on one day, with every line that it is made of.
public struct Score: Hashable, Sendable {
  public let day: LocalDate
  /// The version of the scorecard that made it.
  public let scorecardVersion: Int32
  /// 0 to 100 in whole millionths, cut off rather than rounded, so that it stands below a limit exactly when
  /// the exact quotient does; nil when no measure has data.
  public let value: Points?
  /// Grey below the minimum coverage, unless an exception sets the band.
  public let band: Band
  public let coverage: Coverage
  /// In the order of the scorecard.
  public let measures: [MeasureResult]
  /// What losing data would have added, taken off again: 0 or less.
  public let hold: Points
  /// Those that held, in the order of their application.
  public let exceptions: [ExceptionResult]

  public init(
    day: LocalDate, scorecardVersion: Int32, value: Points?, band: Band, coverage: Coverage,
    measures: [MeasureResult], hold: Points, exceptions: [ExceptionResult]
  ) {
    self.day = day
    self.scorecardVersion = scorecardVersion
    self.value = value
    self.band = band
    self.coverage = coverage
    self.measures = measures
    self.hold = hold
    self.exceptions = exceptions
  }

  /// Whether the score is held because data was lost.
  public var isHeld: Bool { hold < .zero }

  /// What the measures alone gave, before hold and exceptions.
  public var base: Points { measures.reduce(.zero) { $0 + $1.contribution } }
}
