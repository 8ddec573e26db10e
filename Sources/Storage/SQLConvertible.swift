/// A type that can be bound to a statement and read from a row.
public protocol SQLConvertible: Sendable {
  var sqlValue: SQLValue { get }

  /// Nil when the column holds something else: the row then names table, column and type.
  init?(sqlValue: SQLValue)

  /// Reads a cell that is not NULL without going through `SQLValue`, for types on hot paths. Has a default.
  init?(cell: Cell)
}

extension SQLConvertible {
  public init?(cell: Cell) { self.init(sqlValue: cell.value) }
}

/// Enums of text or numbers: `enum TicketState: String, SQLConvertible { case open, closed }`.
extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
  public var sqlValue: SQLValue { rawValue.sqlValue }

  public init?(sqlValue: SQLValue) {
    guard let raw = RawValue(sqlValue: sqlValue) else { return nil }
    self.init(rawValue: raw)
  }

  public init?(cell: Cell) {
    guard let raw = RawValue(cell: cell) else { return nil }
    self.init(rawValue: raw)
  }
}
