extension SQLiteSession {
  /// The ordinary tables of the file: no views, no virtual tables and nothing that belongs to those.
  func tables() throws -> [TableDefinition] {
    var names: [String] = []
    let list: SQL = """
      SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> 'sqlite_'
      ORDER BY name
      """
    try query(list) { row in
      names.append(try row["name"])
      return true
    }
    return try names.map {
      TableDefinition(
        name: $0, columns: try columns(of: $0), references: try references(of: $0), primaryKey: try primaryKey(of: $0))
    }
  }

  private func columns(of table: String) throws -> [TableDefinition.Column] {
    var columns: [TableDefinition.Column] = []
    try query("SELECT name, type FROM pragma_table_xinfo(\(table)) WHERE hidden = 0 ORDER BY cid") { row in
      let type: String = try row["type"]
      columns.append(TableDefinition.Column(name: try row["name"], kind: Self.kind(of: type)))
      return true
    }
    return columns
  }

  private func primaryKey(of table: String) throws -> [String] {
    var names: [String] = []
    try query("SELECT name FROM pragma_table_xinfo(\(table)) WHERE pk > 0 ORDER BY pk") { row in
      names.append(try row["name"])
      return true
    }
    return names
  }

  private func references(of table: String) throws -> Set<String> {
    var tables: Set<String> = []
    try query("SELECT \"table\" AS target FROM pragma_foreign_key_list(\(table))") { row in
      tables.insert(try row["target"])
      return true
    }
    return tables
  }

  private static func kind(of type: String) -> TableDefinition.Kind {
    switch type.uppercased() {
    case "INTEGER", "INT": .integer
    case "REAL": .real
    case "BLOB": .blob
    default: .text
    }
  }
}
