internal import CPostgres

/// A statement that one connection has prepared on the server.
final class PostgresStatement {
  let name: String
  /// The parameters' types as the server took them.
  let parameterTypes: [Oid]
  let columns: ResultColumns
  let columnTypes: [Oid]

  init(name: String, parameterTypes: [Oid], columns: ResultColumns, columnTypes: [Oid]) {
    self.name = name
    self.parameterTypes = parameterTypes
    self.columns = columns
    self.columnTypes = columnTypes
  }
}
