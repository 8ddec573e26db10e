import Language

/// Chooses light, dark or what the device says, by a plain form.
struct ThemeSwitch: Sendable {
  let current: DocumentHead.Theme
  /// The page to come back to.
  let returnTo: Path
  let csrf: CSRFField

  func html(_ words: Words) -> HTML {
    let buttons: [HTML] = DocumentHead.Theme.allCases.map { theme in
      """
      <button class="segment" type="submit" name="theme" value="\(theme.rawValue)"\
      \(flag: " aria-current=\"true\"", theme == current)>\(words["web.theme.\(theme.rawValue)"])</button>
      """
    }
    return """
      <form class="menu-theme" method="post" action="/theme">\(csrf.html)\
      <input type="hidden" name="returnTo" value="\(returnTo)"><p id="theme">\(words["web.theme"])</p>\
      <div class="segments" role="group" aria-labelledby="theme">\(buttons)</div></form>
      """
  }
}
