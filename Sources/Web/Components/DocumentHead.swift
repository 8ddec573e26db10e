import Kernel

/// What every page's `head` and root element carry.
public struct DocumentHead: Sendable {
  public enum Theme: String, Sendable, CaseIterable {
    /// As the device says.
    case system, light, dark
  }

  public let language: LanguageCode
  public let theme: Theme
  public let title: String
  /// Where the static files stand; a version in the query lets browsers keep them for long.
  public let stylesheet: Path
  public let script: Path

  public init(
    language: LanguageCode, theme: Theme = .system, title: String, stylesheet: Path = "/assets/app.css",
    script: Path = "/assets/app.js"
  ) {
    self.language = language
    self.theme = theme
    self.title = title
    self.stylesheet = stylesheet
    self.script = script
  }

  /// The whole document around `body`.
  func document(_ body: HTML) -> HTML {
    // Before the stylesheet has come: no white flash in the dark.
    let scheme = theme == .system ? "light dark" : theme.rawValue
    let chosen: HTML? = theme == .system ? nil : " data-theme=\"\(theme.rawValue)\""
    return """
      <!doctype html>
      <html lang="\(language.rawValue)"\(chosen)><head><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width, initial-scale=1">\
      <meta name="color-scheme" content="\(scheme)"><meta name="referrer" content="same-origin">\
      <title>\(title) · Saathi</title><link rel="stylesheet" href="\(stylesheet)">\
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">\
      <script type="module" src="\(script)"></script></head>\(body)</html>
      """
  }
}
