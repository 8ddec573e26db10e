/// A table as the database's own catalogue describes it.
struct TableDefinition: Hashable, Sendable {
  /// What a column can hold. SQLite does not tell a truth value from a number, nor a uuid from a blob.
  enum Kind: Hashable, Sendable {
    case integer, real, bool, text, blob, uuid
  }

  struct Column: Hashable, Sendable {
    let name: String
    let kind: Kind
  }

  let name: String
  /// Without generated columns.
  let columns: [Column]
  /// The tables that foreign keys point to.
  let references: Set<String>
  /// In the order of the key; empty when there is none.
  let primaryKey: [String]

  /// The order of the primary key, the same on both engines.
  func order(_ dialect: Dialect) -> SQL {
    let texts = Set(columns.filter { $0.kind == .text }.map(\.name))
    let keys = primaryKey.isEmpty ? columns.map(\.name) : primaryKey
    return SQL.join(
      keys.map { texts.contains($0) ? "\(SQL.name($0)) \(dialect.bytewise)" : SQL.name($0) }, by: ", ")
  }

  /// The tables in such an order that each comes after those it refers to; within a circle, by name.
  static func ordered(_ tables: [TableDefinition]) -> [TableDefinition] {
    var rest = tables.sorted { $0.name < $1.name }
    var done: [TableDefinition] = []
    while !rest.isEmpty {
      let waiting = Set(rest.map(\.name))
      let free = rest.firstIndex { $0.references.subtracting([$0.name]).isDisjoint(with: waiting) } ?? 0
      done.append(rest.remove(at: free))
    }
    return done
  }
}
