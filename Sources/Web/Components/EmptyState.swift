/// In place of a list that is empty: one sentence why, and the one thing to do.
public struct EmptyState: Sendable {
  public let icon: Icon
  public let title: String
  public let text: String
  public let action: HTML?

  public init(icon: Icon, title: String, text: String, action: HTML? = nil) {
    self.icon = icon
    self.title = title
    self.text = text
    self.action = action
  }

  public var html: HTML {
    "<div class=\"empty\">\(icon.html)<h2>\(title)</h2><p>\(text)</p>\(action)</div>"
  }
}
