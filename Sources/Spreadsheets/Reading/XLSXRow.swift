/// A row of a sheet: its cells that hold something, as text.
public struct XLSXRow: Sendable, Equatable {
  /// A cell with its column, from 0.
  public struct Cell: Sendable, Equatable {
    public let column: Int
    public let text: String

    public init(column: Int, text: String) {
      self.column = column
      self.text = text
    }
  }

  /// The row's number as the spreadsheet shows it, from 1.
  public let number: Int
  /// In the order of the columns.
  public let cells: [Cell]

  public init(number: Int, cells: [Cell]) {
    self.number = number
    self.cells = cells
  }
}
