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
    var (rows, place) = (RowBuffer(), 0)
    try fill(&rows, target, next)
    for size in Self.rowsAtOnce where rows.count - place >= size {
      try running(target.statement(rows: size)) { statement in
        repeat {
          try statement.insert(rows, place..<place + size)
          place += size
          if place == rows.count {
            try fill(&rows, target, next)
            place = 0
          }
        } while rows.count - place >= size
      }
    }
    return Int(sqlite3_total_changes(handle) &- before)
  }

  /// Rows of one statement, most first. Beginning and ending a statement costs at least as much as an entry in an
  /// index, and each statement keeps a copy of every page that it changes, in case that it fails.
  private static let rowsAtOnce = [128, 8, 1]

  /// Puts the next rows in place of those that are there, as many as go into one statement; fewer at the end.
  private func fill(
    _ rows: inout RowBuffer, _ target: InsertTarget, _ next: (inout RowBuffer) throws -> Bool
  ) throws {
    rows.removeAll()
    while rows.count < Self.rowsAtOnce[0], try next(&rows) {
      guard rows.endRow() == target.columns.count else { throw DatabaseError.wrongRowLength(target) }
    }
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
