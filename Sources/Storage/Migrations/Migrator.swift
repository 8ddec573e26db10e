import Kernel

/// Brings a schema up to date: forward only, each migration in a transaction of its own.
///
/// Several processes may do so at the same time: each migration is applied by one of them.
public struct Migrator: Sendable {
  private let migrations: [Migration]

  /// - Parameter migrations: all that the program has, in any order.
  public init(_ migrations: [Migration]) {
    self.migrations = migrations.sorted { $0.id < $1.id }
  }

  /// Applies what is missing, in the order of the ids, and renews the statistics of a database that was in use: nothing
  /// is known of a new index, and a guess beside figures of the others makes the planner go wrong.
  /// - Returns: the ids that this call applied.
  /// - Throws: `MigrationError`, `DatabaseError`.
  @discardableResult
  public func migrate(_ db: Database, effects: Effects = .live) async throws -> [String] {
    let isInUse = try await !db.read(AppliedMigration.all).isEmpty
    var applied: [String] = []
    for migration in try await pending(db) where try await apply(migration, to: db, at: effects.now) {
      applied.append(migration.id)
    }
    if isInUse, !applied.isEmpty {
      try await db.write { tx in
        for preparation in tx.dialect.beginningMigration { try tx.execute(preparation) }
        try tx.renewStatistics()
      }
    }
    return applied
  }

  /// What `migrate` would apply; throws where `migrate` would refuse.
  public func pending(_ db: Database) async throws -> [Migration] {
    for (one, next) in zip(migrations, migrations.dropFirst()) where one.id == next.id {
      throw MigrationError.duplicate(one.id)
    }
    let applied = try await db.read(AppliedMigration.all)
    return try missing(after: applied)
  }

  private func missing(after applied: [AppliedMigration]) throws -> [Migration] {
    let checksums = Dictionary(applied.map { ($0.id, $0.checksum) }) { first, _ in first }
    let unknown = Set(checksums.keys).subtracting(migrations.map(\.id))
    guard unknown.isEmpty else { throw MigrationError.newerSchema(unknown.sorted()) }
    for migration in migrations {
      if let checksum = checksums[migration.id], checksum != migration.checksum {
        throw MigrationError.changed(migration.id)
      }
    }
    return migrations.filter { checksums[$0.id] == nil }
  }

  /// - Returns: false when another process was faster.
  private func apply(_ migration: Migration, to db: Database, at moment: Timestamp) async throws -> Bool {
    let script = try MigrationText(migration: migration, dialect: db.dialect).expanded()
    let table = try MigrationText(migration: AppliedMigration.table, dialect: db.dialect).expanded()
    do {
      return try await db.write { tx in
        for preparation in tx.dialect.beginningMigration { try tx.execute(preparation) }
        try tx.session.executeScript(table)
        if try tx.exists("SELECT 1 FROM schema_migration WHERE id = \(migration.id)") { return false }
        try tx.session.executeScript(script)
        try tx.execute(
          """
          INSERT INTO schema_migration (id, checksum, applied_at)
          VALUES (\(migration.id), \(migration.checksum), \(moment))
          """)
        for addition in tx.dialect.endingMigration { try tx.execute(addition) }
        return true
      }
    } catch let error as DatabaseError {
      throw MigrationError.failed(migration.id, error)
    }
  }
}
