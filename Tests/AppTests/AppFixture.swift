import App
import Kernel
import Logging
import Storage
import TestSupport

/// The whole program on a scratch database, with two workspaces full of the same kind of data.
struct AppFixture: Sendable {
  static let now = Timestamp(milliseconds: 1_795_428_000_000)  // 2026-11-23T10:00:00Z

  let services: AppServices
  let acme: SampleWorkspace
  let globex: SampleWorkspace

  /// Runs `body` with a client of the program, on a copy of the filled database of its own.
  static func with(
    _ body: @Sendable @escaping (AppFixture, AppClient) async throws -> Void
  ) async throws {
    let filled = try await FilledDatabase.shared()
    try await TestDatabase.withFolder { folder in
      try filled.write(to: folder)
      let path = folder.appending(path: FilledDatabase.name).path
      let db = try await Database.open(.sqlite(path), options: TestDatabase.smallOptions)
      do {
        let services = try await services(on: db, files: folder.path, seed: 12)
        let app = AppFixture(services: services, acme: filled.acme, globex: filled.globex)
        try await AppClient.with(services) { client in try await body(app, client) }
        await db.close()
      } catch {
        await db.close()
        throw error
      }
    }
  }

  /// The same on either engine; on PostgreSQL in a database that is filled for the test.
  static func with(
    _ engine: TestEngine, _ body: @Sendable @escaping (AppFixture, AppClient) async throws -> Void
  ) async throws {
    guard engine != .sqlite else { return try await with(body) }
    try await TestDatabase.withFolder { folder in
      try await TestDatabase.with(engine, migrations: AppMigrations.all) { db in
        let services = try await services(on: db, files: folder.path)
        try await AppClient.with(services) { client in
          let acme = try await SampleWorkspace.make("Sample", services, client)
          let globex = try await SampleWorkspace.make("Sample two", services, client)
          try await body(AppFixture(services: services, acme: acme, globex: globex), client)
        }
      }
    }
  }

  static func services(on db: Database, files: String, seed: UInt64 = 11) async throws -> AppServices {
    let settings = try await AppSettings(
      commandLine: [
        "saathi.database": "unused.sqlite", "saathi.files": files, "saathi.mail.folder": "\(files)/mail",
      ], environment: [:])
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let effects = Effects(clock: { now }, ids: IDSource(random: SeededRandom(seed: seed)))
    return AppServices(settings: settings, database: db, effects: effects, logger: logger)
  }

  /// How many rows each table of the schema has.
  func rowCounts() async throws -> [String: Int] {
    let tables = Set(
      AppMigrations.all.flatMap { $0.sql.matches(of: /CREATE TABLE ([a-z_]+)/).map { String($0.output.1) } })
    return try await services.database.read { tx in
      var counts: [String: Int] = [:]
      for table in tables { counts[table] = try tx.value(SQL(trusted: "SELECT count(*) FROM \(table)")) ?? 0 }
      return counts
    }
  }
}
