internal import CPostgres

extension PostgresSession {
  /// The tables of the schema in which new tables are made.
  func tables() throws -> [TableDefinition] {
    let columns = try columns()
    let references = try references()
    let keys = try primaryKeys()
    return columns.keys.sorted().map { name in
      TableDefinition(
        name: name, columns: columns[name] ?? [], references: references[name] ?? [], primaryKey: keys[name] ?? [])
    }
  }

  private func columns() throws -> [String: [TableDefinition.Column]] {
    var columns: [String: [TableDefinition.Column]] = [:]
    let list: SQL = """
      SELECT c.relname, a.attname, CAST(a.atttypid AS BIGINT) AS type FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE n.nspname = current_schema() AND c.relkind = 'r' AND a.attgenerated = ''
      ORDER BY c.relname, a.attnum
      """
    try query(list) { row in
      let type: Int64 = try row["type"]
      let column = TableDefinition.Column(name: try row["attname"], kind: Self.kind(of: Oid(clamping: type)))
      columns[try row["relname"], default: []].append(column)
      return true
    }
    return columns
  }

  private func references() throws -> [String: Set<String>] {
    var references: [String: Set<String>] = [:]
    let list: SQL = """
      SELECT c.relname AS source, t.relname AS target FROM pg_catalog.pg_constraint k
      JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_class t ON t.oid = k.confrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE k.contype = 'f' AND n.nspname = current_schema()
      """
    try query(list) { row in
      references[try row["source"], default: []].insert(try row["target"])
      return true
    }
    return references
  }

  private func primaryKeys() throws -> [String: [String]] {
    var keys: [String: [String]] = [:]
    let list: SQL = """
      SELECT c.relname, a.attname FROM pg_catalog.pg_constraint k
      JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY AS u (number, place)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number
      WHERE k.contype = 'p' AND n.nspname = current_schema()
      ORDER BY c.relname, u.place
      """
    try query(list) { row in
      keys[try row["relname"], default: []].append(try row["attname"])
      return true
    }
    return keys
  }

  private static func kind(of type: Oid) -> TableDefinition.Kind {
    switch type {
    case PostgresType.int2, PostgresType.int4, PostgresType.int8: .integer
    case PostgresType.float4, PostgresType.float8: .real
    case PostgresType.bool: .bool
    case PostgresType.bytea: .blob
    case PostgresType.uuid: .uuid
    default: .text
    }
  }
}
