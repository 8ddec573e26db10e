internal import CPostgres

/// One PostgreSQL connection within a transaction.
final class PostgresSession: Session {
  let dialect = Dialect.postgresql
  let connection: PostgresConnection
  private var cursors = 0
  /// Whether the server has asked for the whole transaction to be run again, whatever became of that error.
  private(set) var isWorthAnotherTry = false

  init(_ connection: PostgresConnection) { self.connection = connection }

  func execute(_ sql: SQL) throws -> Int {
    try translating { try connection.execute(sql).changedRows }
  }

  func query(_ sql: SQL, _ body: (Row) throws -> Bool) throws {
    let result = try translating { try connection.execute(sql) }
    let row = Row(source: result)
    for index in 0..<result.rowCount {
      result.move(to: index)
      guard try body(row) else { return }
    }
  }

  /// Reads by a cursor on the server, about a megabyte at a time: unlike libpq's single-row mode this leaves the
  /// connection free for other statements in between.
  func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    cursors += 1
    let name = "stream\(cursors)"
    let declaration: SQL = "DECLARE \(SQL(trusted: name)) NO SCROLL CURSOR FOR \(sql)"
    _ = try translating { try connection.executeOnce(declaration) }
    var portion = 100
    while true {
      let fetch = SQL(trusted: "FETCH \(portion) FROM \(name)")
      let result = try translating { try connection.executeOnce(fetch) }
      let row = Row(source: result)
      let count = result.rowCount
      for index in 0..<count {
        result.move(to: index)
        try body(row)
      }
      if count < portion { break }
      portion = min(max(1_048_576 * count / max(1, result.byteCount), 10), 10_000)
    }
    try executeScript("CLOSE \(name)")
  }

  func executeScript(_ text: String) throws {
    _ = try translating { try connection.run(text) }
  }

  /// Ends the transaction. A transaction in which a failure was swallowed does not pass for committed: the
  /// server answers COMMIT with ROLLBACK then, and no error.
  func commit() throws {
    let answer = try translating { try connection.run("COMMIT") }
    guard answer == "COMMIT" else { throw DatabaseError.other("a statement failed and the transaction went on") }
  }

  /// Turns libpq's failures into ours.
  func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let failure as PostgresFailure {
      if failure.isWorthAnotherTry { isWorthAnotherTry = true }
      throw failure.databaseError
    }
  }
}
