/// A column of a `DataTable`: its head, its alignment, and from which width on it is shown.
public struct DataTableColumn: Sendable {
  public enum Kind: Sendable {
    /// Names the row and opens it; at most one a table.
    case name
    case text, number, date, health, sparkline
  }

  /// The narrowest screen that shows the column.
  public enum Width: String, Sendable {
    case always = ""
    /// From 640 px.
    case tablet = " from-tablet"
    /// From 1,024 px.
    case desktop = " from-desktop"
    /// From 1,360 px.
    case wide = " from-wide"
  }

  public enum Order: String, Sendable { case ascending, descending }

  public let title: String
  public let kind: Kind
  /// Muted behind the title, as "₹" or "days".
  public let unit: String?
  /// Leads to the list sorted by this column; nil when it cannot be sorted by it.
  public let sort: Path?
  /// How the list is sorted by this column now.
  public let order: Order?
  public let from: Width

  public init(
    _ title: String, kind: Kind = .text, unit: String? = nil, sort: Path? = nil, order: Order? = nil,
    from: Width = .always
  ) {
    self.title = title
    self.kind = kind
    self.unit = unit
    self.sort = sort
    self.order = order
    self.from = from
  }

  var head: HTML {
    let measure: HTML? = unit.map { " <span class=\"unit\">\($0)</span>" }
    let label: HTML = "\(title)\(measure)"
    guard let sort else { return "<th scope=\"col\" class=\"\(cssClass)\">\(label)</th>" }
    let icon: Icon = order == .ascending ? .arrowUp : .arrowDown
    return """
      <th scope="col" class="\(cssClass)" aria-sort="\(order?.rawValue ?? "none")">\
      <a href="\(sort)">\(label)\(icon.small)</a></th>
      """
  }

  func cell(_ cell: DataTableCell, path: Path?) -> HTML {
    guard kind == .name else { return "<td class=\"\(cssClass)\"\(cell.tooltip)\(label)>\(cell.content)</td>" }
    return "<th scope=\"row\" class=\"\(cssClass)\">\(cell.named(path))</th>"
  }

  /// A cell under the column.
  func sum(_ cell: DataTableCell) -> HTML {
    if case .none = cell { return "<td class=\"\(cssClass)\"></td>" }
    return self.cell(cell, path: nil)
  }

  private var cssClass: String { kindClass + from.rawValue }

  /// A date alone says little where rows are cards without a head.
  private var label: HTML? { kind == .date ? " data-label=\"\(title)\"" : nil }

  private var kindClass: String {
    switch kind {
    case .name: "cell-name"
    case .text: "cell-text"
    case .number: "num"
    case .date: "nowrap"
    case .health: "cell-health"
    case .sparkline: "cell-spark"
    }
  }
}
