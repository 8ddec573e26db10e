internal import GRDB

/// Copies of SQLite files, on connections of their own.
enum SQLiteCopy {
  /// Writes one compact file with one state of the data, without holding up readers or writers of `source`.
  static func write(_ source: String, to target: String) async throws {
    try await using(source, readOnly: true) { connection in
      try connection.execute(sql: "VACUUM INTO ?", arguments: [target])
    }
  }

  /// Opens the file and has SQLite check every page, index and foreign key.
  static func verify(_ path: String) async throws {
    try await using(path, readOnly: true) { connection in
      let answer = try String.fetchOne(connection, sql: "PRAGMA integrity_check(1)") ?? ""
      guard answer == "ok" else { throw BackupError.damaged(answer) }
      let orphan = try GRDB.Row.fetchOne(connection, sql: "PRAGMA foreign_key_check")
      guard orphan == nil else { throw BackupError.damaged("a foreign key leads nowhere") }
    }
  }

  /// Makes sure that nobody has the file open and that no write-ahead log is left beside it, which would be
  /// applied to whatever takes its place.
  static func settle(_ path: String) async throws {
    do {
      try await using(path, readOnly: false) { connection in
        let mode = try String.fetchOne(connection, sql: "PRAGMA journal_mode = DELETE")
        guard mode == "delete" else { throw BackupError.inUse(path) }
      }
    } catch DatabaseError.busy {
      throw BackupError.inUse(path)
    }
  }

  private static func using(
    _ path: String, readOnly: Bool, _ body: @Sendable (GRDB.Database) throws -> Void
  ) async throws {
    var configuration = Configuration()
    configuration.readonly = readOnly
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try await queue.writeWithoutTransaction(body)
      try queue.close()
    } catch let error as GRDB.DatabaseError {
      if error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB {
        throw BackupError.damaged(error.message ?? "no database")
      }
      throw SQLiteFailure(error).databaseError()
    }
  }
}
