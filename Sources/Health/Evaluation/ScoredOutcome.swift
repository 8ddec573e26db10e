/// What a score said of somebody, and what became of them.
public struct ScoredOutcome: Sendable, Equatable {
  public let score: Double
  /// Whether it happened: the account was lost.
  public let happened: Bool

  public init(score: Double, happened: Bool) {
    self.score = score
    self.happened = happened
  }
}

/// How a score speaks of an outcome.
public enum ScoreKind: String, Codable, Sendable, CaseIterable {
  /// 0 to 100, the lower the likelier; whoever is red, below 50, is alarmed.
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

  func isAlarming(_ score: Double) -> Bool { self == .health ? score < 50 : score >= 0.5 }
}
