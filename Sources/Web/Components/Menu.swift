/// Further actions behind one button: `details` and `summary`, so it opens without scripts.
public struct Menu: Sendable {
  public enum Item: Sendable {
    case link(String, Path, icon: Icon?)
    /// A form that posts.
    case post(String, Path, icon: Icon?, fields: [String: String])
    case line
    case custom(HTML)
  }

  public enum Opening: String, Sendable {
    case end = ""
    case start = " menu-start"
    case up = " menu-up"
  }

  /// What is read out, and shown unless `face` is given.
  public let label: String
  public let face: HTML?
  public let items: [Item]
  public let csrf: CSRFField
  public let opening: Opening
  /// Open from the start: a form in it came back.
  public let isOpen: Bool

  public init(
    _ label: String, face: HTML? = nil, items: [Item], csrf: CSRFField, opening: Opening = .end, isOpen: Bool = false
  ) {
    self.label = label
    self.face = face
    self.items = items
    self.csrf = csrf
    self.opening = opening
    self.isOpen = isOpen
  }

  public var html: HTML {
    let inside: [HTML] = items.map(item)
    return """
      <details class="menu\(opening.rawValue)" data-menu\(flag: " open", isOpen)>\(summary)\
      <div class="menu-list">\(inside)</div></details>
      """
  }

  private var summary: HTML {
    guard let face else { return "<summary class=\"button button-small button-quiet\">\(label)</summary>" }
    return """
      <summary class="button button-small button-quiet" title="\(label)">\(face)\
      <span class="visually-hidden">\(label)</span></summary>
      """
  }

  private func item(_ item: Item) -> HTML {
    switch item {
    case .link(let title, let path, let icon):
      "<a class=\"menu-item\" href=\"\(path)\">\(icon?.small)\(title)</a>"
    case .post(let title, let path, let icon, let fields): post(title, path, icon, fields)
    case .line: "<div class=\"menu-line\"></div>"
    case .custom(let html): html
    }
  }

  private func post(_ title: String, _ path: Path, _ icon: Icon?, _ fields: [String: String]) -> HTML {
    let hidden: [HTML] = fields.sorted { $0.key < $1.key }.map {
      "<input type=\"hidden\" name=\"\($0.key)\" value=\"\($0.value)\">"
    }
    return """
      <form method="post" action="\(path)">\(csrf.html)\(hidden)\
      <button class="menu-item" type="submit">\(icon?.small)\(title)</button></form>
      """
  }
}
