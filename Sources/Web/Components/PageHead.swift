/// The head of a page: its title, one line of what it is, and the one primary action at the right.
public struct PageHead: Sendable {
  public let title: String
  public let summary: String?
  public let actions: HTML?

  public init(_ title: String, summary: String? = nil, actions: HTML? = nil) {
    self.title = title
    self.summary = summary
    self.actions = actions
  }

  public var html: HTML {
    let line: HTML? = summary.map { "<p>\($0)</p>" }
    let right: HTML? = actions.map { "<div class=\"page-actions\">\($0)</div>" }
    return "<div class=\"page-head\"><div><h1>\(title)</h1>\(line)</div>\(right)</div>"
  }
}
