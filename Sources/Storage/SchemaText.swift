/// The schema as text, for reading and for comparing with `Docs/schema.sql`.
public enum SchemaText {
  /// Every table by name, each followed by its indexes, as SQLite keeps them after all migrations.
  /// - Throws: `DatabaseError.other` on PostgreSQL: the text is made from SQLite.
  public static func make(from db: Database) async throws -> String {
    guard db.dialect == .sqlite else { throw DatabaseError.other("the schema's text is made from SQLite") }
    let statements: [String] = try await db.read { tx in
      try tx.values(
        """
        SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_'
        ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name
        """)
    }
    return statements.map { "\($0);\n" }.joined(separator: "\n")
  }
}
