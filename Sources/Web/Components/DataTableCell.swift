/// What stands in one cell, finished for the reader.
public enum DataTableCell: Sendable {
  case text(String)
  /// A name with a second, muted line.
  case name(String, detail: String?)
  /// A name with more than a line of text below it.
  case title(String, below: HTML)
  case health(HealthBadge)
  case sparkline(Sparkline)
  case html(HTML)
  /// No value: a dash.
  case none

  /// The markup within the cell.
  public var content: HTML {
    switch self {
    case .text(let text): "\(text)"
    case .name(let name, let detail): "\(name)\(Self.second(detail))"
    case .title(let name, let below): "\(name)\(below)"
    case .health(let badge): badge.html
    case .sparkline(let line): line.html
    case .html(let html): html
    case .none: "<span class=\"muted\">–</span>"
    }
  }

  /// The full text of a cell that may be cut short.
  var tooltip: HTML? {
    guard case .text(let text) = self, text.utf8.count > 24 else { return nil }
    return " title=\"\(text)\""
  }

  /// As the name of the row, linked to `path`.
  func named(_ path: Path?) -> HTML {
    guard let path else { return content }
    switch self {
    case .text(let name): return Self.link(name, path)
    case .name(let name, let detail): return "\(Self.link(name, path))\(Self.second(detail))"
    case .title(let name, let below): return "\(Self.link(name, path))\(below)"
    default: return "<a href=\"\(path)\">\(content)</a>"
    }
  }

  private static func link(_ name: String, _ path: Path) -> HTML {
    "<a href=\"\(path)\" title=\"\(name)\">\(name)</a>"
  }

  /// The muted line below a name.
  public static func second(_ detail: String?) -> HTML? {
    detail.map { "<span class=\"cell-detail\" title=\"\($0)\">\($0)</span>" }
  }
}
