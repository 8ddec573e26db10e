/// The four colours that speak of health and lateness; never used without a shape or a word.
public enum Tone: String, Sendable, CaseIterable {
  case red, amber, green, grey

  /// The class that sets `--tone` and `--tone-tint`.
  var cssClass: String { "tone-\(rawValue)" }

  /// Its shape, 10 × 10 px: ▼ red, ◆ amber, ● green, ○ grey; read in greyscale and with colour blindness.
  public var mark: HTML {
    switch self {
    case .red: Self.mark("<path d=\"M0 1h10L5 9.5z\"/>")
    case .amber: Self.mark("<path d=\"m5 0 5 5-5 5-5-5z\"/>")
    case .green: Self.mark("<circle cx=\"5\" cy=\"5\" r=\"4.5\"/>")
    case .grey:
      "<svg class=\"mark mark-hollow\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><circle cx=\"5\" cy=\"5\" r=\"4\"/></svg>"
    }
  }

  /// Its shape as a character, within charts and mails.
  public var character: String {
    switch self {
    case .red: "▼"
    case .amber: "◆"
    case .green: "●"
    case .grey: "○"
    }
  }

  /// Its shape in its colour, to stand before a word.
  public var sign: HTML { "<span class=\"\(cssClass)\">\(mark)</span>" }

  private static func mark(_ shape: HTML) -> HTML {
    "<svg class=\"mark\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">\(shape)</svg>"
  }
}
