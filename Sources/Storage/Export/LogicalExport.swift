import Foundation

/// Every table as lines of JSON in one file, which `LogicalImport` loads into a database of either engine.
///
/// The first line is the schema's migrations; then for each table, in the order of its foreign keys: a line with
/// its columns, a line for each row in the order of the primary key, a line with their number; then the end. The
/// same data is the same file, on both engines.
public enum LogicalExport {
  /// Writes one state of the data, in flat memory. The file appears when it is complete.
  /// - Returns: the number of rows of each table.
  /// - Throws: `BackupError.exists`, `DatabaseError`.
  @discardableResult
  public static func write(_ db: Database, to path: String) async throws -> [String: Int] {
    guard !FileManager.default.fileExists(atPath: path) else { throw BackupError.exists(path) }
    return try await db.read { tx in
      let draft = DraftFile(for: path)
      defer { draft.remove() }
      let output = try OutputFile(draft.path)
      let counts = try write(tx, to: output)
      try output.close()
      try draft.publish(replacing: false)
      return counts
    }
  }

  private static func write(_ tx: Transaction, to output: OutputFile) throws -> [String: Int] {
    let applied = try AppliedMigration.all(tx).map { [$0.id, $0.checksum] }
    try output.write(ExportLine.start(version: ExportLine.version, migrations: applied))
    let tables = TableDefinition.ordered(try tx.session.tables()).filter { $0.name != "schema_migration" }
    var counts: [String: Int] = [:]
    for table in tables { counts[table.name] = try write(table, tx, to: output) }
    try output.write(ExportLine.end(tables: tables.count))
    return counts
  }

  private static func write(_ table: TableDefinition, _ tx: Transaction, to output: OutputFile) throws -> Int {
    let columns = table.columns.map(\.name)
    try output.write(ExportLine.table(name: table.name, columns: columns))
    let list = SQL.join(columns.map(SQL.name), by: ", ")
    var count = 0
    try tx.forEach("SELECT \(list) FROM \(SQL.name(table.name)) ORDER BY \(table.order(tx.dialect))") { row in
      try output.write(row)
      count += 1
    }
    try output.write(ExportLine.rows(count: count))
    return count
  }
}
