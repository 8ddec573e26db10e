import Language

/// The filter of a list in the filter language, with completion above the list where scripts run.
public struct FilterField: Sendable {
  /// The page that shows the list.
  public let path: Path
  public let value: String
  /// Parameters to keep, as the sort order.
  public let keep: [(name: String, value: String)]
  /// What is wrong, naming the word.
  public let error: String?
  /// Where completions come from: `?text=…` answers `{"items":[{"value","label"}]}`; nil for none.
  public let completions: Path?

  public init(
    path: Path, value: String, keep: [(name: String, value: String)] = [], error: String? = nil,
    completions: Path? = nil
  ) {
    self.path = path
    self.value = value
    self.keep = keep
    self.error = error
    self.completions = completions
  }

  public func html(_ words: Words) -> HTML {
    let problem: HTML? = error.map { "<p class=\"error\" id=\"filter-error\">\(Icon.alert.small)\($0)</p>" }
    let hidden: [HTML] = keep.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
    return """
      <form class="filter stack-s" method="get" action="\(path)" role="search" aria-label="\(words["web.filter"])">\
      <div class="filter-line">\(Icon.search.small)\(input(words))\(hidden)\
      \(Button(words["web.filter.apply"]).submit())</div>\(problem)</form>
      """
  }

  private func input(_ words: Words) -> HTML {
    let source: HTML? = completions.map { " data-complete=\"\($0)\"" }
    return """
      <input class="input" id="filter" name="filter" value="\(value)" autocomplete="off" autocapitalize="none" \
      spellcheck="false" maxlength="2000" aria-label="\(words["web.filter"])" \
      placeholder="\(words["web.filter.placeholder"])"\(source)\
      \(flag: " aria-invalid=\"true\" aria-describedby=\"filter-error\"", error != nil)>
      """
  }
}
