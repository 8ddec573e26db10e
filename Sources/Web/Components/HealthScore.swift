/// The head of the health panel: the score large, its band and trend, and how much of the data it rests on.
public struct HealthScore: Sendable {
  public let badge: HealthBadge
  /// "/ 100".
  public let scale: String
  /// "Data coverage 85%".
  public let coverage: String
  /// What is known of the score's worth.
  public let verdict: HTML?

  public init(badge: HealthBadge, scale: String, coverage: String, verdict: HTML? = nil) {
    self.badge = badge
    self.verdict = verdict
    self.scale = scale
    self.coverage = coverage
  }

  public var html: HTML {
    let number: HTML? = badge.score.map { "<span class=\"score-number\">\($0)<small> \(scale)</small></span>" }
    let words = HealthBadge(tone: badge.tone, score: nil, word: badge.word, trend: badge.trend)
    return """
      <div class="score">\(number)<div class="score-words">\(words.pill)<span class="muted small">\(coverage)</span>\(verdict)</div></div>
      """
  }
}
