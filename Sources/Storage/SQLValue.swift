import Kernel

/// A value as a database keeps it: what SQLite and PostgreSQL have in common.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case bool(Bool)
  case text(String)
  case blob([UInt8])
}

/// A type that can be bound to a statement and read from a row.
public protocol SQLConvertible: Sendable {
  var sqlValue: SQLValue { get }
  /// Nil when the column holds something else: the row then names table, column and type.
  init?(sqlValue: SQLValue)
}
