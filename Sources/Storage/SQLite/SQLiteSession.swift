internal import GRDB
internal import GRDBSQLite

/// One SQLite connection within a transaction.
final class SQLiteSession: Session {
  let dialect = Dialect.sqlite
  private let connection: GRDB.Database
  private let handle: OpaquePointer
  private let statements: SQLiteStatements

  init(_ connection: GRDB.Database, _ statements: SQLiteStatements) throws {
    guard let handle = connection.sqliteConnection else { throw DatabaseError.unavailable("the database is closed") }
    self.connection = connection
    self.handle = handle
    self.statements = statements
  }

  func execute(_ sql: SQL) throws -> Int {
    try running(sql) { statement in
      let before = sqlite3_total_changes(handle)
      while try statement.step() {}
      // Statements other than INSERT, UPDATE and DELETE leave the last count standing.
      return sqlite3_total_changes(handle) == before ? 0 : Int(sqlite3_changes(handle))
    }
  }

  func query(_ sql: SQL, _ body: (Row) throws -> Bool) throws {
    try running(sql) { statement in
      let row = Row(source: statement)
      while try statement.step(), try body(row) {}
      // A statement that writes (RETURNING) has done all its work at the first step.
    }
  }

  func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    try running(sql) { statement in
      let row = Row(source: statement)
      while try statement.step() { try body(row) }
    }
  }

  func insert(_ target: InsertTarget, next: (inout RowBuffer) throws -> Bool) throws -> Int {
    // ON CONFLICT DO NOTHING changes nothing and leaves the last count standing: count the total instead, which begins
    // anew after 2³¹.
    let before = sqlite3_total_changes(handle)
    let statement = SQLiteIncomingRows.statement(target)
    let incoming = try statements.incomingRows(of: handle)
    var rows = RowBuffer()
    while try fill(&rows, target, next) {
      try incoming.with(rows) { try running(statement) { while try $0.step() {} } }
    }
    return Int(sqlite3_total_changes(handle) &- before)
  }

  /// Of one statement at most. SQLite keeps a copy of every page that a statement changes, in case that it fails: the
  /// more rows the fewer copies, and the more memory.
  private static let rowsAtOnce = 2000
  /// From which on no row is added: rows may be large.
  private static let bytesAtOnce = 2 << 20

  /// Puts the next rows in place of those that are there, as many as go into one statement; false when there are none.
  private func fill(
    _ rows: inout RowBuffer, _ target: InsertTarget, _ next: (inout RowBuffer) throws -> Bool
  ) throws -> Bool {
    rows.removeAll()
    while rows.count < Self.rowsAtOnce, rows.byteCount < Self.bytesAtOnce, try next(&rows) {
      guard rows.endRow() == target.columns.count else { throw DatabaseError.wrongRowLength(target) }
    }
    return rows.count > 0
  }

  func executeScript(_ text: String) throws {
    guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  private func running<Result>(_ sql: SQL, _ body: (SQLiteStatement) throws -> Result) throws -> Result {
    do {
      let statement = try statements.statement(for: sql.text, connection)
      statement.isRunning = true
      defer { statement.finish() }
      try statement.bind(sql.values)
      return try body(statement)
    } catch let failure as SQLiteFailure {
      throw failure.databaseError(named: SQLiteConstraintNames(connection))
    } catch let error as GRDB.DatabaseError {
      throw SQLiteFailure(error).databaseError(named: SQLiteConstraintNames(connection))
    }
  }

  private func failure() -> any Error {
    SQLiteFailure.error(ofConnection: handle).databaseError(named: SQLiteConstraintNames(connection))
  }
}
