import Kernel
import Language

/// Chooses the language by a plain form; each language names itself in its own script.
public struct LanguageSwitch: Sendable {
  public let current: LanguageCode
  /// The page to come back to.
  public let returnTo: Path
  public let csrf: CSRFField

  public init(current: LanguageCode, returnTo: Path, csrf: CSRFField) {
    self.current = current
    self.returnTo = returnTo
    self.csrf = csrf
  }

  /// The name of a language in itself.
  public static func name(of language: LanguageCode) -> String {
    switch language {
    case .english: "English"
    case .hindi: "हिन्दी"
    case .korean: "한국어"
    }
  }

  /// Behind a button of the top line.
  public func menu(_ words: Words) -> HTML {
    """
    <details class="menu" data-menu><summary class="button button-small button-quiet" title="\(words["web.language"])">\
    \(Icon.language.html)<span class="visually-hidden">\(words["web.language"])</span>\
    <span class="menu-label">\(Self.name(of: current))</span></summary>\
    <div class="menu-list">\(form("menu-item"))</div></details>
    """
  }

  /// Side by side, for pages without a top line.
  public func row(_ words: Words) -> HTML {
    "<nav class=\"bare-foot\" aria-label=\"\(words["web.language"])\">\(form("button button-quiet button-small"))</nav>"
  }

  private func form(_ cssClass: String) -> HTML {
    let buttons: [HTML] = LanguageCode.allCases.map { language in
      """
      <button class="\(cssClass)" type="submit" name="language" value="\(language.rawValue)" lang="\(language.rawValue)"\
      \(flag: " aria-current=\"true\"", language == current)>\(Self.name(of: language))</button>
      """
    }
    return """
      <form method="post" action="/language">\(csrf.html)\
      <input type="hidden" name="returnTo" value="\(returnTo)">\(buttons)</form>
      """
  }
}
