import Kernel

/// An exception that held on the day of a score.
public struct ExceptionResult: Hashable, Sendable {
  public let key: String
  /// What it added to the score: 0 or less for a cap, 0 or more for a floor, 0 for a band.
  public let effect: Points

  public init(key: String, effect: Points) {
    self.key = key
    self.effect = effect
  }
}
