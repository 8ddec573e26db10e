/// Health as shape, number and word: ▼ 34 At risk.
public struct HealthBadge: Sendable {
  public let tone: Tone
  /// The rounded score; nil when there is not enough data.
  public let score: String?
  /// The band in words: "Red", "पीला", "양호"; or "Not enough data".
  public let word: String
  /// The change over some days with its sign, as "−18 in 14 days".
  public let trend: String?

  public init(tone: Tone, score: String?, word: String, trend: String? = nil) {
    self.tone = tone
    self.score = score
    self.word = word
    self.trend = trend
  }

  /// For a row of a table.
  public var html: HTML { "<span class=\"health \(tone.cssClass)\">\(content)</span>" }

  /// On a tint, for headers.
  public var pill: HTML { "<span class=\"health health-pill \(tone.cssClass)\">\(content)</span>" }

  private var content: HTML {
    let number: HTML? = score.map { " <span class=\"health-number\">\($0)</span>" }
    let change: HTML? = trend.map { " <span class=\"health-trend\">\($0)</span>" }
    return "\(tone.mark)\(number) <span class=\"health-word\">\(word)</span>\(change)"
  }
}
