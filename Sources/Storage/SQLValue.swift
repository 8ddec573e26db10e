/// A value as a database keeps it: what SQLite and PostgreSQL have in common.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case bool(Bool)
  case text(String)
  case blob([UInt8])
  /// A `{uuid}` column's 16 bytes as two words, most significant first: UUID on PostgreSQL, a BLOB on SQLite
  /// (which therefore reads back as a `blob` of 16 bytes).
  case uuid(UInt64, UInt64)
}
