internal import GRDBSQLite

/// A loop over SQLite's C interface and nothing else: what benchmarks are printed beside.
public enum BareSQLite {
  /// Inserts rows of a random id of 16 bytes and a body into a new file, with a unique index over the ids, 1,000 rows
  /// a transaction, write-ahead log, `synchronous = FULL`.
  ///
  /// - Parameters:
  ///   - random: gives eight bytes at a time.
  ///   - step: called after every so many rows.
  /// - Throws: `DatabaseError.other`.
  public static func insert(
    _ rows: Int, body: [UInt8], into path: String, every step: Int, random: () -> UInt64, _ done: (Int) -> Void
  ) throws {
    var opened: OpaquePointer?
    defer { sqlite3_close_v2(opened) }
    guard sqlite3_open(path, &opened) == SQLITE_OK, let handle = opened else { throw failure(opened) }
    for sql in [
      "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -65536",
      "CREATE TABLE event (id BLOB NOT NULL, body BLOB NOT NULL)", "CREATE UNIQUE INDEX event_once ON event (id)",
    ] { try run(sql, handle) }
    var prepared: OpaquePointer?
    defer { sqlite3_finalize(prepared) }
    guard sqlite3_prepare_v2(handle, "INSERT INTO event VALUES (?, ?)", -1, &prepared, nil) == SQLITE_OK else {
      throw failure(handle)
    }
    for row in 1...max(1, rows) {
      if row % 1000 == 1 { try run("BEGIN", handle) }
      try insert((random(), random()), body, prepared, handle)
      if row % 1000 == 0 || row == rows { try run("COMMIT", handle) }
      if row % step == 0 { done(row) }
    }
  }

  private static func insert(
    _ id: (UInt64, UInt64), _ body: [UInt8], _ statement: OpaquePointer?, _ handle: OpaquePointer
  ) throws {
    let status = withUnsafeBytes(of: id) { id in
      body.withUnsafeBytes { body in
        sqlite3_bind_blob(statement, 1, id.baseAddress, 16, nil)
        sqlite3_bind_blob(statement, 2, body.baseAddress, Int32(body.count), nil)
        return sqlite3_step(statement)
      }
    }
    guard status == SQLITE_DONE, sqlite3_reset(statement) == SQLITE_OK else { throw failure(handle) }
  }

  private static func run(_ sql: String, _ handle: OpaquePointer) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(handle) }
  }

  private static func failure(_ handle: OpaquePointer?) -> DatabaseError {
    .other(handle.map { String(cString: sqlite3_errmsg($0)) } ?? "the file cannot be opened")
  }
}
