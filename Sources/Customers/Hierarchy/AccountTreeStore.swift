import Kernel
import Storage

/// All SQL about accounts above and below each other.
enum AccountTreeStore {
  /// Deeper than any real company; keeps a query finite whatever the rows say.
  private static let deepest = 50
  /// More than anybody reads; sums count all.
  private static let limit = 500

  /// The tree in which an account stands, of the accounts that `condition` (alias `a`) lets through.
  static func tree(
    of id: ID<Account>, where condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> AccountTree {
    let above = try AccountStore.ancestors(of: id, in: workspace, tx)
    let seen = Set(
      try tx.values(
        """
        SELECT a.id FROM account a
        WHERE a.workspace_id = \(workspace) AND \(SQL.contains("a.id", above)) AND \(condition)
        """, as: ID<Account>.self))
    let root = above.prefix { seen.contains($0) }.last ?? id
    var (parents, keys): ([ID<Account>: ID<Account>], [ID<Account>: String]) = ([:], [:])
    let items = try tx.all(
      """
      \(below(root, in: workspace))
      SELECT \(AccountListItem.columns()), a.parent_id, a.sort_key FROM below
      JOIN account a ON a.workspace_id = \(workspace) AND a.id = below.id
      JOIN account_summary s ON s.workspace_id = a.workspace_id AND s.account_id = a.id
      WHERE \(condition) ORDER BY below.depth, a.sort_key, a.id LIMIT \(limit)
      """
    ) { row in
      let item = try AccountListItem(row: row)
      parents[item.id] = try row["parent_id"]
      keys[item.id] = try row["sort_key"]
      return item
    }
    let own = try sum(below: id, where: condition, in: workspace, tx)
    return AccountTree(
      nodes: AccountTree.ordered(items, from: root, parents: parents, keys: keys), own: own,
      whole: root == id ? own : try sum(below: root, where: condition, in: workspace, tx))
  }

  /// An account and everything below it, as far as `condition` (alias `a`) lets it through.
  static func sum(
    below id: ID<Account>, where condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> AccountTreeSum {
    let rows = try tx.all(
      """
      \(below(id, in: workspace))
      SELECT a.currency, count(*) AS accounts, CAST(sum(s.mrr_minor) AS BIGINT) AS mrr
      FROM (SELECT DISTINCT id FROM below) found
      JOIN account a ON a.workspace_id = \(workspace) AND a.id = found.id
      JOIN account_summary s ON s.workspace_id = a.workspace_id AND s.account_id = a.id
      WHERE \(condition) GROUP BY a.currency ORDER BY 3 DESC, 1
      """
    ) { (currency: try $0["currency"] as Currency, accounts: try $0["accounts"] as Int, mrr: try $0["mrr"] as Int64) }
    return AccountTreeSum(
      accounts: rows.reduce(0) { $0 + $1.accounts },
      mrr: rows.filter { $0.mrr != 0 || rows.count == 1 }.map { Money(minorUnits: $0.mrr, currency: $0.currency) })
  }

  private static func below(_ id: ID<Account>, in workspace: ID<Workspace>) -> SQL {
    """
    WITH RECURSIVE below (id, depth) AS (
      SELECT id, 0 FROM account WHERE workspace_id = \(workspace) AND id = \(id)
      UNION ALL
      SELECT account.id, below.depth + 1 FROM below
      JOIN account ON account.workspace_id = \(workspace) AND account.parent_id = below.id
      WHERE below.depth < \(deepest)
    )
    """
  }
}
