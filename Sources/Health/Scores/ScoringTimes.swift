/// Where the time of scoring goes, summed over the workers.
public struct ScoringTimes: Sendable, Equatable {
  public var read: Duration = .zero
  public var compute: Duration = .zero
  public var write: Duration = .zero
  /// Accounts scored.
  public var accounts = 0
  /// Stored months read, each up to 31 daily values.
  public var months = 0

  public init() {}

  static func + (left: ScoringTimes, right: ScoringTimes) -> ScoringTimes {
    var sum = left
    sum.read += right.read
    sum.compute += right.compute
    sum.write += right.write
    sum.accounts += right.accounts
    sum.months += right.months
    return sum
  }
}
