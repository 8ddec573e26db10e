/// A migration as the database remembers it.
struct AppliedMigration: RowDecodable, Hashable {
  let id: String
  let checksum: String

  init(row: Row) throws {
    id = try row["id"]
    checksum = try row["checksum"]
  }

  /// The table, in the form of a migration because it needs the same tokens.
  static let table = Migration(
    id: "schema_migration",
    sql: """
      CREATE TABLE IF NOT EXISTS schema_migration (
        id {text} NOT NULL CONSTRAINT schema_migration_pkey PRIMARY KEY,
        checksum {text} NOT NULL,
        applied_at {timestamp} NOT NULL
      ) {strict}
      """)

  /// Every one applied so far, none when the table does not exist yet.
  static func all(_ tx: Transaction) throws -> [AppliedMigration] {
    guard try tx.session.tables().contains(where: { $0.name == "schema_migration" }) else { return [] }
    return try tx.all("SELECT id, checksum FROM schema_migration ORDER BY id")
  }
}
