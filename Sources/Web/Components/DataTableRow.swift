/// A row of a `DataTable`.
public struct DataTableRow: Sendable {
  /// What is sent when the row is selected.
  public let id: String
  /// Names the row for screen readers beside its tick box.
  public let title: String
  /// What a click or Enter opens.
  public let path: Path?
  /// One a column, in their order.
  public let cells: [DataTableCell]
  public let isSelected: Bool

  public init(id: String, title: String, path: Path?, cells: [DataTableCell], isSelected: Bool = false) {
    self.id = id
    self.title = title
    self.path = path
    self.cells = cells
    self.isSelected = isSelected
  }
}
