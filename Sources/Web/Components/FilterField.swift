import Language

/// The filter of a list in the filter language, with completion above the list where scripts run.
public struct FilterField: Sendable {
  /// The page that shows the list.
  public let path: Path
  public let value: String
  /// Parameters to keep, as the sort order.
  public let keep: [(name: String, value: String)]
  /// What is wrong, naming the words.
  public let errors: FilterErrors?
  /// Where completions come from: `?text=…` answers `{"items":[{"value","label","from"}]}`; nil for none.
  public let completions: Path?
  /// Where a text is checked while it is typed: `?text=…` answers `{"html"}`; nil for no checking.
  public let check: Path?
  /// What it is sent as, where a form has several.
  public let name: String

  public init(
    path: Path, value: String, keep: [(name: String, value: String)] = [], errors: FilterErrors? = nil,
    completions: Path? = nil, check: Path? = nil, name: String = "filter"
  ) {
    self.path = path
    self.value = value
    self.keep = keep
    self.errors = errors
    self.completions = completions
    self.check = check
    self.name = name
  }

  /// A form of its own above a list.
  public func html(_ words: Words) -> HTML {
    let hidden: [HTML] = keep.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
    return """
      <form class="filter stack-s" method="get" action="\(path)" role="search" aria-label="\(words["web.filter"])">\
      <div class="filter-line">\(Icon.search.small)\(input(words))\(hidden)\
      \(Button(words["web.filter.apply"]).submit())</div>\(said)</form>
      """
  }

  /// One field of a longer form.
  public func inForm(label: String, help: String, _ words: Words) -> HTML {
    """
    <div class="field filter"><label for="\(id)">\(label)</label>\
    <div class="filter-line">\(Icon.search.small)\(input(words, isLabelled: true))</div>\(said)<p class="help">\(help)</p></div>
    """
  }

  private var id: String { name == "filter" ? name : "field-\(name)" }

  private var said: HTML {
    "<div id=\"\(id)-said\" role=\"status\">\(errors?.html)</div>"
  }

  private func input(_ words: Words, isLabelled: Bool = false) -> HTML {
    let label: HTML? = isLabelled ? nil : " aria-label=\"\(words["web.filter"])\""
    let source: HTML? = completions.map { " data-complete=\"\($0)\"" }
    let checking: HTML? = check.map { " data-check=\"\($0)\"" }
    return """
      <input class="input" id="\(id)" name="\(name)" value="\(value)" autocomplete="off" autocapitalize="none" \
      spellcheck="false" maxlength="2000"\(label) \
      placeholder="\(words["web.filter.placeholder"])"\(source)\(checking) aria-describedby="\(id)-said"\
      \(flag: " aria-invalid=\"true\"", errors != nil)>
      """
  }
}
