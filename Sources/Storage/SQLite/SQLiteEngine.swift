import Foundation
internal import CSQLiteSettings
internal import GRDB
internal import GRDBSQLite
import Synchronization

/// An SQLite file: one writer and several readers at a time (write-ahead log), on GRDB's queues.
final class SQLiteEngine: Engine {
  private let pool: DatabasePool
  private let statements = Mutex<[Int: SQLiteStatements]>([:])
  private let isClosed = Atomic<Bool>(false)
  private let checkpoints = Mutex<SQLiteCheckpoints?>(nil)

  private init(_ pool: DatabasePool) { self.pool = pool }

  /// - Throws: `DatabaseError`; `other` when the file system cannot keep a write-ahead log or is not synchronous.
  static func open(path: String, options: DatabaseOptions) async throws -> SQLiteEngine {
    _ = settings
    let engine = try translating {
      SQLiteEngine(try DatabasePool(path: path, configuration: configuration(options)))
    }
    if !options.readOnly { try await engine.makeDurable(options) }
    return engine
  }

  /// Of the library, made once and before the first connection.
  private static let settings: Void = saathi_sqlite_without_memory_statistics()

  func read<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
    guard !isClosed.load(ordering: .acquiring) else { throw DatabaseError.closed }
    return try await translating {
      try await self.pool.read { try body(self.transaction($0)) }
    }
  }

  func write<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
    guard !isClosed.load(ordering: .acquiring) else { throw DatabaseError.closed }
    return try await translating {
      try await self.pool.write { try body(self.transaction($0)) }
    }
  }

  func close() async {
    guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
    // Within the barrier nobody uses a statement; afterwards no new transaction begins.
    try? await pool.barrierWriteWithoutTransaction { writer in
      self.checkpoints.withLock { $0?.stop(writer) }
      self.statements.withLock { all in
        for cache in all.values { cache.removeAll() }
        all.removeAll()
      }
    }
    try? pool.close()
    checkpoints.withLock { $0.take()?.close() }
  }

  /// Runs `body` on the writer outside a transaction: backup and maintenance.
  func withWriter<Result: Sendable>(_ body: @Sendable (GRDB.Database) throws -> Result) async throws -> Result {
    try await translating { try await self.pool.writeWithoutTransaction(body) }
  }

  private func transaction(_ connection: GRDB.Database) throws -> Transaction {
    guard let handle = connection.sqliteConnection else { throw DatabaseError.closed }
    let key = Int(bitPattern: handle)
    let cache = statements.withLock { all in
      if let known = all[key] { return known }
      let new = SQLiteStatements()
      all[key] = new
      return new
    }
    return Transaction(try SQLiteSession(connection, cache))
  }

  private static func configuration(_ options: DatabaseOptions) -> Configuration {
    var configuration = Configuration()
    configuration.label = "saathi.sqlite"
    configuration.readonly = options.readOnly
    configuration.foreignKeysEnabled = true
    let limit = Double(options.busyLimit.components.seconds) + Double(options.busyLimit.components.attoseconds) / 1e18
    configuration.busyMode = .timeout(limit)
    configuration.maximumReaderCount = max(1, options.connections)
    configuration.persistentReadOnlyConnections = true
    configuration.prepareDatabase { connection in
      try connection.execute(sql: "PRAGMA temp_store = MEMORY")
      let isReader = sqlite3_db_readonly(connection.sqliteConnection, "main") == 1
      let size = isReader ? options.cacheKiB.reader : options.cacheKiB.writer
      try connection.execute(sql: "PRAGMA cache_size = -\(size)")
    }
    return configuration
  }

  /// GRDB's pool lowers `synchronous` to NORMAL after `prepareDatabase`; an acknowledged write must survive a
  /// power cut, so it is set afterwards, and read back.
  private func makeDurable(_ options: DatabaseOptions) async throws {
    try await withWriter { connection in
      try connection.execute(sql: "PRAGMA synchronous = FULL")
      try connection.execute(sql: "PRAGMA journal_size_limit = \(4096 * SQLiteCheckpoints.awaited)")
      // ANALYZE looks at so many rows of an index: milliseconds instead of minutes with the writer held.
      try connection.execute(sql: "PRAGMA analysis_limit = 20000")
      guard try Int.fetchOne(connection, sql: "PRAGMA synchronous") == 2,
        try String.fetchOne(connection, sql: "PRAGMA journal_mode") == "wal",
        try Int.fetchOne(connection, sql: "PRAGMA foreign_keys") == 1
      else { throw DatabaseError.other("the file cannot be opened with a write-ahead log and full synchronisation") }
      let checkpoints = try SQLiteCheckpoints(of: connection, path: self.pool.path, Self.configuration(options))
      self.checkpoints.withLock { $0 = checkpoints }
    }
  }
}

/// Turns GRDB's errors into ours.
private func translating<Result>(_ body: () throws -> Result) throws -> Result {
  do { return try body() } catch let error as GRDB.DatabaseError { throw SQLiteFailure(error).databaseError() }
}

private func translating<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
  do { return try await body() } catch let error as GRDB.DatabaseError { throw SQLiteFailure(error).databaseError() }
}
