/// A separate thing of a page under its own heading.
public struct Panel: Sendable {
  public let title: String
  /// Beside the title, muted.
  public let count: String?
  /// At the right end of the head: a link, a small button or a menu.
  public let actions: HTML?
  /// Below a hairline: where the figures come from.
  public let foot: HTML?
  /// No inner margin, for tables.
  public let isFlush: Bool
  /// The anchor that links lead to.
  public let id: String?

  public init(
    _ title: String, count: String? = nil, actions: HTML? = nil, foot: HTML? = nil, isFlush: Bool = false,
    id: String? = nil
  ) {
    self.title = title
    self.count = count
    self.actions = actions
    self.foot = foot
    self.isFlush = isFlush
    self.id = id
  }

  public func html(_ body: HTML) -> HTML {
    let flush = isFlush ? " panel-flush" : ""
    let anchor: HTML? = id.map { " id=\"\($0)\"" }
    let number: HTML? = count.map { " <span class=\"panel-count\">\($0)</span>" }
    let footer: HTML? = foot.map { "<div class=\"panel-foot\">\($0)</div>" }
    return """
      <section class="panel\(flush)"\(anchor)><div class="panel-head"><h2>\(title)\(number)</h2>\(actions)</div>\
      <div class="panel-body">\(body)</div>\(footer)</section>
      """
  }
}
