/// A link or a submit button; one `.primary` a page.
public struct Button: Sendable {
  public enum Style: String, Sendable {
    case plain = ""
    case primary = " button-primary"
    case quiet = " button-quiet"
    case danger = " button-danger"
  }

  public enum Size: String, Sendable {
    case regular = ""
    case small = " button-small"
  }

  public let title: String
  public let icon: Icon?
  public let style: Style
  public let size: Size

  public init(_ title: String, icon: Icon? = nil, style: Style = .plain, size: Size = .regular) {
    self.title = title
    self.icon = icon
    self.style = style
    self.size = size
  }

  /// Goes to a place.
  public func link(_ path: Path) -> HTML {
    "<a class=\"button\(style.rawValue)\(size.rawValue)\" href=\"\(path)\">\(content)</a>"
  }

  /// Sends the form it stands in; with `name` and `value` when the form has several buttons.
  public func submit(name: String? = nil, value: String? = nil) -> HTML {
    let named: HTML? = name.map { name in " name=\"\(name)\" value=\"\(value ?? "")\"" }
    return "<button class=\"button\(style.rawValue)\(size.rawValue)\" type=\"submit\"\(named)>\(content)</button>"
  }

  /// A form of its own with this one button: an action that changes something, works without scripts.
  public func post(to path: Path, csrf: CSRFField, fields: [(name: String, value: String)] = []) -> HTML {
    let hidden: [HTML] = fields.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
    return "<form method=\"post\" action=\"\(path)\">\(csrf.html)\(hidden)\(submit())</form>"
  }

  private var content: HTML {
    let picture: HTML? = size == .small ? icon?.small : icon?.html
    return "\(picture)<span>\(title)</span>"
  }
}
