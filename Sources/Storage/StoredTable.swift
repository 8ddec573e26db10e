/// A row by the names of its columns.
package typealias StoredRow = [String: SQLValue]

/// A table of the schema whose rows are kept as lines of a logical export and put back from them.
package struct StoredTable: Sendable {
  let definition: TableDefinition
  let dialect: Dialect

  /// Every table, by its name.
  package static func all(_ tx: Transaction) throws -> [String: StoredTable] {
    let tables = try tx.session.tables().map { ($0.name, StoredTable(definition: $0, dialect: tx.dialect)) }
    return Dictionary(uniqueKeysWithValues: tables)
  }

  package var name: String { definition.name }
  package var columns: [String] { definition.columns.map(\.name) }
  package var primaryKey: [String] { definition.primaryKey }

  /// Whether the column can hold an id.
  package func isUUID(_ column: String) -> Bool {
    let kind = definition.columns.first { $0.name == column }?.kind
    return kind == .uuid || (dialect == .sqlite && kind == .blob)
  }

  /// The rows as lines, in the order of the primary key.
  ///
  /// - Parameter columns: nil for all.
  package func lines(_ columns: [String]? = nil, where condition: SQL, _ tx: Transaction) throws -> [String] {
    let list = SQL.join((columns ?? self.columns).map(SQL.name), by: ", ")
    var lines: [String] = []
    try tx.forEach("SELECT \(list) FROM \(SQL.name(name)) WHERE \(condition) ORDER BY \(definition.order(dialect))") {
      var bytes: [UInt8] = []
      ExportRow.append($0, to: &bytes)
      lines.append(String(decoding: bytes.dropLast(), as: UTF8.self))
    }
    return lines
  }

  /// Reads a line that `lines` made of these columns, nil for all.
  /// - Throws: `ExportError.malformed` when it is not such a line: the table has changed since.
  package func row(_ line: String, _ columns: [String]? = nil) throws -> StoredRow {
    let names = columns ?? self.columns
    guard let scalars = ExportScalars.read(Array(line.utf8)), scalars.count == names.count else { throw malformed }
    var row: StoredRow = [:]
    for (name, scalar) in zip(names, scalars) {
      guard let column = definition.columns.first(where: { $0.name == name }),
        let value = scalar.value(as: column.kind)
      else { throw malformed }
      row[name] = Self.bound(value, column.kind)
    }
    return row
  }

  /// Adds a row; one whose key is there already stays away when `isOptional`.
  package func insert(_ row: StoredRow, isOptional: Bool = false, _ tx: Transaction) throws {
    let columns = columns.filter { row[$0] != nil }
    let names = SQL.join(columns.map(SQL.name), by: ", ")
    let values = SQL.join(columns.map { SQL.value(row[$0] ?? .null) }, by: ", ")
    let conflict: SQL = isOptional ? " ON CONFLICT DO NOTHING" : ""
    try tx.execute("INSERT INTO \(SQL.name(name)) (\(names)) VALUES (\(values))\(conflict)")
  }

  /// Writes the values of other columns than the key's into the row of the same key.
  package func update(_ row: StoredRow, _ tx: Transaction) throws {
    let columns = columns.filter { row[$0] != nil && !primaryKey.contains($0) }
    if columns.isEmpty { return }
    let values = SQL.join(columns.map { "\(SQL.name($0)) = \(SQL.value(row[$0] ?? .null))" }, by: ", ")
    try tx.execute("UPDATE \(SQL.name(name)) SET \(values) WHERE \(isRow(row))")
  }

  package func delete(_ row: StoredRow, _ tx: Transaction) throws {
    try tx.execute("DELETE FROM \(SQL.name(name)) WHERE \(isRow(row))")
  }

  /// The values of the primary key.
  package func key(of row: StoredRow) -> [SQLValue] { primaryKey.map { row[$0] ?? .null } }

  private func isRow(_ row: StoredRow) -> SQL {
    SQL.join(primaryKey.map { "\(SQL.name($0)) = \(SQL.value(row[$0] ?? .null))" }, by: " AND ")
  }

  private var malformed: ExportError { .malformed(line: 1, reason: "\(name) has other columns now") }

  /// A line says of a uuid only its bytes; PostgreSQL wants to know that it is one.
  private static func bound(_ value: SQLValue, _ kind: TableDefinition.Kind) -> SQLValue {
    guard kind == .uuid, case .blob(let bytes) = value, bytes.count == 16 else { return value }
    let words = [bytes[..<8], bytes[8...]].map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    return .uuid(words[0], words[1])
  }
}

extension StoredTable {
  /// Whether two values are the same id, however their engine writes it.
  package static func isSame(_ left: SQLValue, _ right: SQLValue) -> Bool { bytes(left) == bytes(right) }

  private static func bytes(_ value: SQLValue) -> [UInt8]? {
    switch value {
    case .blob(let bytes): bytes
    case .uuid(let high, let low):
      withUnsafeBytes(of: high.bigEndian, Array.init) + withUnsafeBytes(of: low.bigEndian, Array.init)
    default: nil
    }
  }
}
