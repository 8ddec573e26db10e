import Language

/// To the previous and next page of a list ordered by a cursor.
public struct Pager: Sendable {
  /// What is shown, as "1–50 of 300 accounts".
  public let summary: String
  public let previous: Path?
  public let next: Path?

  public init(summary: String, previous: Path?, next: Path?) {
    self.summary = summary
    self.previous = previous
    self.next = next
  }

  public func html(_ words: Words) -> HTML {
    let back: HTML? = previous.map { Button(words["web.previous"], size: .small).link($0) }
    let forth: HTML? = next.map { Button(words["web.next"], size: .small).link($0) }
    return """
      <nav class="pager" aria-label="\(words["web.pages"])"><span>\(summary)</span>\
      <div class="pager-links">\(back)\(forth)</div></nav>
      """
  }
}
