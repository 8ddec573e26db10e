/// Views of one thing as links; the current one is marked for eyes and screen readers.
public struct Tabs: Sendable {
  public struct Item: Sendable {
    public let title: String
    public let path: Path
    public let count: String?
    public let isCurrent: Bool

    public init(_ title: String, path: Path, count: String? = nil, isCurrent: Bool = false) {
      self.title = title
      self.path = path
      self.count = count
      self.isCurrent = isCurrent
    }
  }

  /// What the tabs choose between, for screen readers.
  public let label: String
  public let items: [Item]

  public init(_ label: String, items: [Item]) {
    self.label = label
    self.items = items
  }

  /// Underlined tabs across a page.
  public var html: HTML {
    let links: [HTML] = items.map { item in
      let count: HTML? = item.count.map { "<span class=\"tab-count\">\($0)</span>" }
      return
        "<a class=\"tab\" href=\"\(item.path)\"\(flag: " aria-current=\"page\"", item.isCurrent)>\(item.title)\(count)</a>"
    }
    return "<nav class=\"tabs\" aria-label=\"\(label)\">\(links)</nav>"
  }

  /// Tabs of many sections: on two lines where there is room, behind a menu that names the current one on a phone.
  public var sections: HTML {
    let links: [HTML] = items.map {
      "<a class=\"menu-item\" href=\"\($0.path)\"\(flag: " aria-current=\"page\"", $0.isCurrent)>\($0.title)</a>"
    }
    let current = items.first(where: \.isCurrent)?.title ?? label
    return """
      <nav class="section-nav" aria-label="\(label)"><details class="menu menu-start" data-menu>\
      <summary class="button">\(current)\(Icon.chevron.small)</summary><div class="menu-list">\(links)</div></details></nav>\
      \(html)
      """
  }

  /// A small choice in one box: mine, my team, all.
  public var segments: HTML {
    let links: [HTML] = items.map {
      "<a href=\"\($0.path)\"\(flag: " aria-current=\"true\"", $0.isCurrent)>\($0.title)</a>"
    }
    return "<nav class=\"segments\" aria-label=\"\(label)\">\(links)</nav>"
  }
}
