/// What a score said of somebody, and what became of them.
public struct ScoredOutcome: Sendable, Equatable {
  public let score: Double
  /// Whether it happened: the account was lost.
  public let happened: Bool
  /// Cases of one group depend on each other, as the months of one account do; nil for a case by itself.
  public let group: Int?

  public init(score: Double, happened: Bool, group: Int? = nil) {
    self.score = score
    self.happened = happened
    self.group = group
  }
}

/// How a score speaks of an outcome.
public enum ScoreKind: String, Codable, Sendable, CaseIterable {
  /// 0 to 100, the lower the likelier; whoever is red is alarmed.
  case health
  /// 0 to 1, the higher the likelier; whoever is at 0.5 or above is alarmed.
  case probability

  /// A health score unless every score lies between 0 and 1.
  public static func recognised(in outcomes: [ScoredOutcome]) -> ScoreKind {
    outcomes.allSatisfy { (0...1).contains($0.score) } ? .probability : .health
  }

  /// The scores that this kind knows.
  public var range: ClosedRange<Double> { self == .health ? 0...100 : 0...1 }

  /// From 0 to 1, the higher the likelier. For a health score it is what is missing to 100, in hundredths.
  func risk(_ score: Double) -> Double { self == .health ? (100 - score) / 100 : score }

  func isAlarming(_ score: Double, redBelow: Double) -> Bool { self == .health ? score < redBelow : score >= 0.5 }
}
