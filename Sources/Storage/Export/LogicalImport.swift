/// Loads what `LogicalExport` wrote into an empty, migrated database of either engine: the way from SQLite to
/// PostgreSQL and back.
public enum LogicalImport {
  /// Loads everything in one transaction, in flat memory, and counts what arrived.
  /// - Returns: the number of rows of each table.
  /// - Throws: `ExportError`, `BackupError.file`, `DatabaseError`; then nothing of it remains.
  @discardableResult
  public static func load(_ path: String, into db: Database) async throws -> [String: Int] {
    try await db.write { tx in try load(try InputLines(path), tx) }
  }

  private static func load(_ lines: InputLines, _ tx: Transaction) throws -> [String: Int] {
    try checkStart(try lines.nextLine(), lines, tx)
    let tables = try tx.session.tables().filter { $0.name != "schema_migration" }
    for table in tables where try tx.exists("SELECT 1 FROM \(SQL.name(table.name))") {
      throw ExportError.notEmpty(table: table.name)
    }
    try tx.execute(tx.dialect.deferringForeignKeys)
    var counts: [String: Int] = [:]
    while true {
      switch try lines.nextLine() {
      case .table(let name, let columns):
        counts[name] = try load(name, columns, tables, lines, tx)
      case .end(tables: counts.count):
        guard try lines.next() == nil else { throw lines.malformed("something follows the end") }
        return counts
      default: throw lines.malformed("a table or the end was expected")
      }
    }
  }

  private static func checkStart(_ start: ExportLine, _ lines: InputLines, _ tx: Transaction) throws {
    guard case .start(ExportLine.version, let migrations) = start else {
      throw lines.malformed("not an export of this format")
    }
    guard try AppliedMigration.all(tx).map({ [$0.id, $0.checksum] }) == migrations else {
      throw ExportError.differentSchema
    }
  }

  private static func load(
    _ name: String, _ columns: [String], _ tables: [TableDefinition], _ lines: InputLines, _ tx: Transaction
  ) throws -> Int {
    guard let table = tables.first(where: { $0.name == name }) else { throw ExportError.unknown(name) }
    let kinds = try columns.map { column in
      guard let found = table.columns.first(where: { $0.name == column }) else {
        throw ExportError.unknown("\(name).\(column)")
      }
      return found.kind
    }
    let rows = ExportRows(lines, kinds: kinds)
    let target = InsertTarget(table: name, columns: columns, onConflict: nil, isOneStatement: true)
    _ = try tx.session.insert(target) { buffer in
      guard let row = rows.next() else { return false }
      buffer.append(row)
      return true
    }
    guard let expected = try rows.outcome?.get() else { throw lines.malformed("the table has no end") }
    let found: Int = try tx.value("SELECT count(*) FROM \(SQL.name(name))") ?? 0
    guard found == expected else { throw ExportError.wrongCount(table: name, expected: expected, found: found) }
    return found
  }
}
