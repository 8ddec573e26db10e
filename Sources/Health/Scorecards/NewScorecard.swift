import Kernel

/// A scorecard to be made: what it is called, whom it is for, and what it begins with.
public struct NewScorecard: Sendable {
  /// Where its measures come from.
  public enum Origin: Sendable {
    case definition(Scorecard)
    /// As far as the workspace's metrics go.
    case template(ScorecardTemplate)
    /// Those that another has now.
    case copy(ID<Scorecard>)
  }

  public var name: String
  public var filter: String?
  public var position: Int?
  /// Why, kept with the first version.
  public var reason: String?
  public var origin: Origin

  public init(
    name: String, filter: String? = nil, position: Int? = nil, reason: String? = nil, from origin: Origin
  ) {
    self.name = name
    self.filter = filter
    self.position = position
    self.reason = reason
    self.origin = origin
  }
}
