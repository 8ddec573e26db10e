/// One connection within one transaction: what an engine does for `Transaction`. Used on one thread only.
protocol Session: AnyObject {
  var dialect: Dialect { get }

  /// Runs a statement to its end and gives the number of rows that it changed.
  func execute(_ sql: SQL) throws -> Int

  /// Runs a query whose result may be held in memory; `body` gives false to stop.
  func query(_ sql: SQL, _ body: (Row) throws -> Bool) throws

  /// Runs a query of any size in flat memory; `body` may run other statements.
  func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws

  /// Inserts rows as fast as the engine can, and gives the number of rows inserted or changed.
  /// - Parameter next: appends the values of the next row; false when there is none.
  func insert(_ target: InsertTarget, next: (inout RowBuffer) throws -> Bool) throws -> Int

  /// Runs several statements without values.
  func executeScript(_ text: String) throws

  /// The tables that exist.
  func tables() throws -> [TableDefinition]
}

/// Where a bulk insert goes.
struct InsertTarget {
  let table: String
  /// Columns in which all rows have the same values, and those values.
  var constants: [(column: String, value: SQLValue)] = []
  /// The columns of the values that each row has of its own.
  let columns: [String]
  /// `ON CONFLICT …` without bound values, or nil.
  let onConflict: SQL?
  /// Whether everything must go in by one statement, because rows refer to later rows of the same table.
  var isOneStatement = false

  /// `INSERT INTO table (columns)`, those of the constants first.
  var head: String {
    "INSERT INTO \(SQL.name(table).text) (\(columnList))"
  }

  var columnList: String { (constants.map(\.column) + columns).map { SQL.name($0).text }.joined(separator: ", ") }

  /// The same for rows that have the constants before their own values.
  var withoutConstants: InsertTarget {
    InsertTarget(
      table: table, columns: constants.map(\.column) + columns, onConflict: onConflict, isOneStatement: isOneStatement)
  }
}
