import Kernel

/// One reason why a score moved, and by how much.
public struct ScoreChangeLine: Hashable, Sendable {
  /// What the line is about.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// A measure got better or worse.
    case measure
    /// Measures gained or lost data, so the others weigh less or more.
    case coverage
    /// The scorecard changed, and with it the weights.
    case scorecard
    /// An exception began or ended to hold, or holds off more or less.
    case exception
    /// The score is held, or no longer held, because data was lost.
    case hold
  }

  public let kind: Kind
  /// Of the measure or exception; empty for the other kinds.
  public let key: String
  /// Its part of the change; all lines add up to the change exactly.
  public let share: Points
  public let fromValue: Double?
  public let toValue: Double?
  public let fromPoints: Points?
  public let toPoints: Points?

  public init(
    kind: Kind, key: String = "", share: Points, fromValue: Double? = nil, toValue: Double? = nil,
    fromPoints: Points? = nil, toPoints: Points? = nil
  ) {
    self.kind = kind
    self.key = key
    self.share = share
    self.fromValue = fromValue
    self.toValue = toValue
    self.fromPoints = fromPoints
    self.toPoints = toPoints
  }
}
