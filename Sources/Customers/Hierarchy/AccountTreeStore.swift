import Kernel
import Storage

/// All SQL about accounts above and below each other.
///
/// A group is walked level by level: for one recursive query that joins accounts, SQLite builds a Bloom filter over
/// all accounts of the workspace each time.
enum AccountTreeStore {
  /// Deeper than any real company; keeps the walk finite whatever the rows say.
  private static let deepest = 50
  /// More than anybody reads; sums count all.
  private static let limit = 500
  private static let atOnce = 500

  private struct Member: RowDecodable {
    let id: ID<Account>
    let amount: Money

    init(row: Row) throws {
      id = try row["id"]
      amount = Money(minorUnits: try row["mrr_minor"], currency: try row["currency"])
    }
  }

  /// The tree in which an account stands, of the accounts that `condition` (alias `a`) lets through.
  static func tree(
    of id: ID<Account>, where condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> AccountTree {
    let above = try AccountStore.ancestors(of: id, in: workspace, tx)
    let seen = Set(try members(above, where: condition, in: workspace, tx).map(\.id))
    let root = above.prefix { seen.contains($0) }.last ?? id
    let group = try below(root, in: workspace, tx)
    let members = try members(group, where: condition, in: workspace, tx)
    let own = try root == id ? members : self.members(below(id, in: workspace, tx), where: condition, in: workspace, tx)
    var (parents, keys): ([ID<Account>: ID<Account>], [ID<Account>: String]) = ([:], [:])
    let items = try tx.all(
      """
      SELECT \(AccountListItem.columns()), a.parent_id, a.sort_key FROM account a
      JOIN account_summary s ON s.workspace_id = a.workspace_id AND s.account_id = a.id
      WHERE a.workspace_id = \(workspace) AND \(SQL.contains("a.id", members.prefix(limit).map(\.id)))
      """
    ) { row in
      let item = try AccountListItem(row: row)
      parents[item.id] = try row["parent_id"]
      keys[item.id] = try row["sort_key"]
      return item
    }
    return AccountTree(
      nodes: AccountTree.ordered(items, from: root, parents: parents, keys: keys),
      own: try AccountTreeSum(own.map(\.amount)), whole: try AccountTreeSum(members.map(\.amount)))
  }

  /// The accounts directly below any of these.
  static func children(of parents: [ID<Account>], in workspace: ID<Workspace>) -> SQL {
    "SELECT id FROM account WHERE workspace_id = \(workspace) AND \(SQL.contains("parent_id", parents))"
  }

  /// An account and all below it, each before those below it.
  private static func below(
    _ id: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>] {
    var found = [id]
    var level = [id]
    for _ in 0..<deepest where !level.isEmpty {
      level = try level.chunks(of: atOnce).flatMap { try tx.values(children(of: $0, in: workspace)) }
      found += level
    }
    return found
  }

  /// Those of the accounts that `condition` lets through, in the order of `ids`.
  private static func members(
    _ ids: [ID<Account>], where condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Member] {
    try ids.chunks(of: atOnce).flatMap { some in
      let members = try tx.all(
        """
        SELECT a.id, a.currency, s.mrr_minor FROM account a
        JOIN account_summary s ON s.workspace_id = a.workspace_id AND s.account_id = a.id
        WHERE a.workspace_id = \(workspace) AND \(SQL.contains("a.id", some)) AND \(condition)
        """, as: Member.self)
      let known = Dictionary(members.map { ($0.id, $0) }) { first, _ in first }
      return some.compactMap { known[$0] }
    }
  }
}
