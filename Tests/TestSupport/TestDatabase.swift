import Foundation
import Storage

/// A database for one test alone: a file on SQLite, a schema on PostgreSQL, gone when the test ends.
public enum TestDatabase {
  /// Tests that have PostgreSQL connections at the same time; with 4 connections each they fit a server of 100.
  private static let gate = TestGate(limit: 16)

  /// Makes a database, brings it to `migrations`, runs `body` and removes it, whatever `body` does.
  @discardableResult
  public static func with<Result: Sendable>(
    _ engine: TestEngine, migrations: [Migration] = [], options: DatabaseOptions = smallOptions,
    _ body: @Sendable (Database) async throws -> Result
  ) async throws -> Result {
    switch engine {
    case .sqlite: try await withFile(migrations, options, body)
    case .postgresql: try await gate.run { try await withSchema(migrations, options, body) }
    }
  }

  /// A folder for one test alone, in memory where the system has a file system for that.
  @discardableResult
  public static func withFolder<Result: Sendable>(
    _ body: @Sendable (URL) async throws -> Result
  ) async throws -> Result {
    let memory = "/dev/shm"
    let base =
      FileManager.default.isWritableFile(atPath: memory)
      ? URL(fileURLWithPath: memory) : FileManager.default.temporaryDirectory
    let folder = base.appendingPathComponent("saathi-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }

  /// Few connections: many tests run at the same time.
  public static var smallOptions: DatabaseOptions {
    var options = DatabaseOptions()
    options.connections = 4
    options.cacheKiB = (writer: 2048, reader: 1024)
    return options
  }

  private static func withFile<Result: Sendable>(
    _ migrations: [Migration], _ options: DatabaseOptions, _ body: @Sendable (Database) async throws -> Result
  ) async throws -> Result {
    try await withFolder { folder in
      let db = try await Database.open(.sqlite(folder.appendingPathComponent("test.sqlite").path), options: options)
      return try await closing(db) {
        try await Migrator(migrations).migrate(db)
        return try await body(db)
      }
    }
  }

  private static func withSchema<Result: Sendable>(
    _ migrations: [Migration], _ options: DatabaseOptions, _ body: @Sendable (Database) async throws -> Result
  ) async throws -> Result {
    guard let url = TestEngine.postgresURL else { throw DatabaseError.unavailable("SAATHI_TEST_POSTGRES is not set") }
    var options = options
    let schema = "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
    options.schema = schema
    let db = try await Database.open(.postgres(url), options: options)
    return try await closing(db) {
      try await db.write { tx in try tx.execute(SQL(trusted: "CREATE SCHEMA \(schema)")) }
      let outcome: Swift.Result<Result, any Error>
      do {
        try await Migrator(migrations).migrate(db)
        outcome = .success(try await body(db))
      } catch {
        outcome = .failure(error)
      }
      try await db.write { tx in try tx.execute(SQL(trusted: "DROP SCHEMA \(schema) CASCADE")) }
      return try outcome.get()
    }
  }

  private static func closing<Result: Sendable>(
    _ db: Database, _ body: () async throws -> Result
  ) async throws -> Result {
    do {
      let result = try await body()
      await db.close()
      return result
    } catch {
      await db.close()
      throw error
    }
  }
}
