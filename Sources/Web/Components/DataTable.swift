/// A list as a table: sticky head, sort links, rows that open, rows that can be selected.
public struct DataTable: Sendable {
  /// What the table shows, for screen readers.
  public let caption: String
  public let columns: [DataTableColumn]
  public let rows: [DataTableRow]
  /// Sums under the columns; `.none` leaves a cell empty.
  public let total: [DataTableCell]?
  /// What the tick boxes are sent as; nil for no selection. The table then stands in a form with a `BulkBar`.
  public let selection: DataTableSelection?
  /// Rows of 32 px in place of 40.
  public let isCompact: Bool
  /// Each row a small card on a phone, for tables all of whose columns matter there.
  public let isStacked: Bool

  public init(
    caption: String, columns: [DataTableColumn], rows: [DataTableRow], total: [DataTableCell]? = nil,
    selection: DataTableSelection? = nil, isCompact: Bool = false, isStacked: Bool = false
  ) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.total = total
    self.selection = selection
    self.isCompact = isCompact
    self.isStacked = isStacked
  }

  public var html: HTML {
    let style = (isCompact ? " table-compact" : "") + (isStacked ? " table-stacked" : "")
    return """
      <div class="table-scroll" role="region" aria-label="\(caption)" tabindex="0">\
      <table class="table\(style)" data-rows><caption class="visually-hidden">\(caption)</caption>\
      <thead><tr>\(selectHead)\(columns.map(\.head))</tr></thead>\
      <tbody>\(rows.map(row))</tbody>\(foot)</table></div>
      """
  }

  private var selectHead: HTML? {
    selection.map { selection in
      """
      <th class="cell-select" scope="col"><label><input type="checkbox" data-select-all hidden>\
      <span class="visually-hidden">\(selection.allLabel)</span></label></th>
      """
    }
  }

  private func row(_ row: DataTableRow) -> HTML {
    let link: HTML? = row.path.map { " data-href=\"\($0)\"" }
    let cells: [HTML] = zip(columns, row.cells).map { $0.cell($1, path: row.path) }
    return "<tr\(link)>\(select(row))\(cells)</tr>"
  }

  private func select(_ row: DataTableRow) -> HTML? {
    selection.map { selection in
      """
      <td class="cell-select"><label><input type="checkbox" name="\(selection.name)" value="\(row.id)" data-select\
      \(flag: " checked", row.isSelected)><span class="visually-hidden">\(row.title)</span></label></td>
      """
    }
  }

  private var foot: HTML? {
    total.map { total in
      let blank: HTML? = selection.map { _ in "<td class=\"cell-select\"></td>" }
      let cells: [HTML] = zip(columns, total).map { $0.sum($1) }
      return "<tfoot><tr class=\"table-total\">\(blank)\(cells)</tr></tfoot>"
    }
  }
}
