/// A short state in a rounded box: a stage, a role, a count.
public struct Badge: Sendable {
  public let text: String
  public let tone: Tone?

  /// With a `tone` the badge carries that tone's shape as well as its colour.
  public init(_ text: String, tone: Tone? = nil) {
    self.text = text
    self.tone = tone
  }

  public var html: HTML {
    guard let tone else { return "<span class=\"badge\">\(text)</span>" }
    return "<span class=\"badge \(tone.cssClass)\">\(tone.mark)\(text)</span>"
  }
}
