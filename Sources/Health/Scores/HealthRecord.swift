import Customers
import Kernel

/// The score of one account and day, as it is stored.
public struct HealthRecord: Sendable, Equatable {
  public let account: ID<Account>
  public let day: LocalDate
  public let scorecardVersion: Int32
  /// Nil when no measure had data.
  public let score: Points?
  /// 0 to 1.
  public let coverage: Double
  public let band: Band
  /// `Score.bytes`.
  public let lines: [UInt8]

  public init(_ score: Score, of account: ID<Account>, scorecard: Scorecard) {
    self.account = account
    day = score.day
    scorecardVersion = score.scorecardVersion
    self.score = score.value
    coverage = score.coverage.share
    band = score.band
    lines = score.bytes(of: scorecard)
  }
}

/// A point of an account's history.
public struct HealthPoint: Sendable, Equatable {
  public let day: LocalDate
  public let score: Points?
  public let coverage: Double
  public let band: Band
  public let scorecardVersion: Int32
}
