import Kernel
import Language
import Storage

/// All SQL that looks for the account that another may be the same as.
enum MergeCandidateStore {
  /// Accounts whose name has `text` in it, or that have it as a domain, by name.
  static func accounts(
    like text: String, except id: ID<Account>, where condition: SQL, limit: Int = 20, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [AccountListItem] {
    let folded = TextNormalizer.folded(text)
      .replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    let pattern = "%\(folded)%"
    return try tx.all(
      """
      SELECT \(AccountListItem.columns()) FROM account a
      JOIN account_summary s ON s.workspace_id = a.workspace_id AND s.account_id = a.id
      WHERE a.workspace_id = \(workspace) AND a.id <> \(id) AND \(condition)
        AND (a.name_folded LIKE \(pattern) ESCAPE '!' OR a.id IN (
          SELECT account_id FROM account_domain WHERE workspace_id = \(workspace) AND domain = \(text.lowercased())))
      ORDER BY a.sort_key, a.id LIMIT \(limit)
      """, as: AccountListItem.self)
  }
}

extension AccountStore {
  /// Those of this name, however it is written in capitals; two are enough to know that there are several.
  static func ids(
    named name: String, where condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>] {
    try tx.values(
      """
      SELECT a.id FROM account a
      WHERE a.workspace_id = \(workspace) AND a.name_folded = \(TextNormalizer.folded(name)) AND \(condition)
      ORDER BY a.id LIMIT 20
      """)
  }

  /// The names of these accounts.
  static func names(
    of ids: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: String] {
    let rows = try tx.all(
      "SELECT id, name FROM account WHERE workspace_id = \(workspace) AND \(SQL.contains("id", ids))"
    ) { (id: try $0["id"] as ID<Account>, name: try $0["name"] as String) }
    return Dictionary(rows.map { ($0.id, $0.name) }) { first, _ in first }
  }
}
