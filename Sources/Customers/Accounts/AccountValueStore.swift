import Kernel
import Storage

/// All SQL about the values that accounts have in fields of free words: what completion offers.
enum AccountValueStore {
  /// The most used values of a field by its key, most used first; empty for fields without such values.
  static func values(
    of field: String, where visible: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [String] {
    guard let source = source(of: field) else { return [] }
    return try tx.values(
      """
      SELECT \(source.column) FROM \(source.tables)
      WHERE a.workspace_id = \(workspace) AND \(visible) AND \(source.column) IS NOT NULL
      GROUP BY \(source.column) ORDER BY count(*) DESC, \(source.column) LIMIT 500
      """)
  }

  private static func source(of field: String) -> (column: SQL, tables: SQL)? {
    switch field {
    case "tier": ("a.tier", "account a")
    case "country": ("a.country", "account a")
    case "industry": ("a.industry", "account a")
    case "tag":
      ("t.tag", "account a JOIN account_tag t ON t.workspace_id = a.workspace_id AND t.account_id = a.id")
    default: nil
    }
  }
}
