internal import GRDB

/// Finds the name that the migration gave to a unique constraint: SQLite reports only its columns.
struct SQLiteConstraintNames {
  private let connection: GRDB.Database

  init(_ connection: GRDB.Database) { self.connection = connection }

  /// - Parameter detail: what follows `UNIQUE constraint failed:`, as `ticket.workspace_id, ticket.number`, or
  ///   `index 'name'` for an index over expressions.
  func unique(_ detail: String) -> String {
    if detail.hasPrefix("index '") { return String(detail.dropFirst(7).dropLast()) }
    let columns = detail.split(separator: ", ").map { $0.split(separator: ".", maxSplits: 1).map(String.init) }
    guard let table = columns.first?.first, columns.allSatisfy({ $0.count == 2 }) else { return detail }
    let names = columns.map { $0[1] }
    return index(table, names) ?? ConstraintText(definition(of: table)).name(ofUnique: names, in: table)
  }

  /// The name of a `CREATE UNIQUE INDEX` over exactly these columns.
  private func index(_ table: String, _ columns: [String]) -> String? {
    let rows = try? GRDB.Row.fetchAll(
      connection,
      sql: """
        SELECT l.name AS index_name, group_concat(c.name, ',') AS columns FROM pragma_index_list(?) l, pragma_index_info(l.name) c
        WHERE l."unique" AND l.origin = 'c' GROUP BY l.name
        """, arguments: [table])
    let found = rows?.first { row in
      let list: String? = row["columns"]
      return list?.split(separator: ",").map(String.init) == columns
    }
    return found?["index_name"]
  }

  private func definition(of table: String) -> String {
    let text = try? String.fetchOne(
      connection, sql: "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", arguments: [table])
    return text ?? ""
  }
}
