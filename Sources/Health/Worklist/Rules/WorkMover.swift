import Kernel

/// A measure that moved a score, and by how much: "weekly active users 31 → 9 (−12)".
public struct WorkMover: Hashable, Sendable {
  /// The measure's key in the scorecard version below, which gives its name.
  public let measure: String
  public let scorecardVersion: Int32
  /// Nil without data.
  public let from: Double?
  public let to: Double?
  /// Its part of the change.
  public let share: Points

  public init(measure: String, scorecardVersion: Int32, from: Double?, to: Double?, share: Points) {
    self.measure = measure
    self.scorecardVersion = scorecardVersion
    self.from = from
    self.to = to
    self.share = share
  }
}
