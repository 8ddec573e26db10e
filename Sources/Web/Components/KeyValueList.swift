/// Facts as term and value: in two columns in a panel, or in a row below a page's title.
public struct KeyValueList: Sendable {
  public struct Item: Sendable {
    public let term: String
    public let value: HTML

    public init(_ term: String, _ value: HTML) {
      self.term = term
      self.value = value
    }

    public init(_ term: String, _ value: String) {
      let escaped: HTML = "\(value)"
      self.init(term, escaped)
    }
  }

  public let items: [Item]

  public init(_ items: [Item]) { self.items = items }

  public var html: HTML {
    let rows: [HTML] = items.map { "<dt>\($0.term)</dt><dd>\($0.value)</dd>" }
    return "<dl class=\"facts\">\(rows)</dl>"
  }

  /// Side by side, the term small above its value.
  public var row: HTML {
    let cells: [HTML] = items.map { "<div><dt>\($0.term)</dt><dd>\($0.value)</dd></div>" }
    return "<dl class=\"facts-row\">\(cells)</dl>"
  }
}
