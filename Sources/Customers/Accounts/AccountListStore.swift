import Kernel
import Storage

/// All SQL that reads accounts as lists and totals.
public enum AccountListStore {
  /// Which accounts, in which order, from where.
  public struct Query: Sendable {
    /// On the aliases `a` (account) and `s` (account_summary).
    public var condition: SQL
    public var sort: AccountSort
    public var descending: Bool
    public var after: Cursor?
    public var limit: Int
    /// Nil for the present.
    public var past: AccountPast?

    public init(
      condition: SQL = "1 = 1", sort: AccountSort = .name, descending: Bool = false, after: Cursor? = nil,
      limit: Int = 50, past: AccountPast? = nil
    ) {
      self.condition = condition
      self.sort = sort
      self.descending = descending
      self.after = after
      self.limit = limit
      self.past = past
    }
  }

  /// One page, by keyset: as fast on the last page as on the first.
  public static func page(
    _ query: Query, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<AccountListItem> {
    let rows = try tx.all(statement(query, in: workspace)) { row in
      (item: try AccountListItem(row: row), value: try sortValue(row, query.sort))
    }
    let page = Page(rows, limit: query.limit) { Cursor([$0.value, $0.item.id.description]) }
    return page.map(\.item)
  }

  /// What `page` asks: its own function, so that a test sees the plan.
  static func statement(_ query: Query, in workspace: ID<Workspace>) throws(Problem) -> SQL {
    var condition = query.condition
    if let cursor = query.after { condition += try after(cursor, query) }
    if let block = query.sort.block { condition = "a.id IN \(ids(query, by: block, where: condition, in: workspace))" }
    // CROSS JOIN: SQLite takes the tables in this order, and so walks the index that has the order.
    let tables: SQL =
      if let past = query.past {
        "account a CROSS JOIN \(AccountPastStore.table(past, in: workspace)) s"
      } else {
        query.sort.isInSummary ? "account_summary s CROSS JOIN account a" : "account a CROSS JOIN account_summary s"
      }
    let id: SQL = query.sort.isInSummary ? "s.account_id" : "a.id"
    let direction: SQL = query.descending ? "DESC" : "ASC"
    return """
      SELECT \(AccountListItem.columns(isPast: query.past != nil)), \(query.sort.expression) AS sort_value
      FROM \(tables)
      WHERE a.workspace_id = \(workspace) AND s.workspace_id = \(workspace) AND a.id = s.account_id AND \(condition)
      ORDER BY \(query.sort.expression) \(direction), \(id) \(direction)
      LIMIT \(query.limit + 1)
      """
  }

  /// Which accounts are on a page, where the index has only blocks in order: thousands of accounts are sorted by what
  /// the index itself has. The summary is looked up only where the condition asks for it.
  private static func ids(
    _ query: Query, by block: SQL, where condition: SQL, in workspace: ID<Workspace>
  ) -> SQL {
    let summary: SQL =
      if let past = query.past {
        "CROSS JOIN \(AccountPastStore.table(past, in: workspace)) s WHERE s.account_id = a.id"
      } else {
        // coalesce: no way leads from a summary to its account, or SQLite would begin with the summaries that a
        // condition names, and sort all their accounts.
        """
        LEFT JOIN account_summary s ON s.workspace_id = \(workspace) AND s.account_id = coalesce(a.id, a.id)
        WHERE 1 = 1
        """
      }
    let direction: SQL = query.descending ? "DESC" : "ASC"
    return """
      (SELECT a.id FROM account a \(summary)
        AND a.workspace_id = \(workspace) AND \(condition)
      ORDER BY \(block) \(direction), \(query.sort.expression) \(direction), a.id \(direction)
      LIMIT \(query.limit + 1))
      """
  }

  /// How many accounts, and their MRR by currency; one round over the rows that `condition` lets through.
  public static func totals(
    _ condition: SQL, past: AccountPast? = nil, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> (count: Int, mrr: [Money]) {
    let summary = past.map { AccountPastStore.table($0, in: workspace) } ?? "account_summary"
    let rows = try tx.all(
      """
      SELECT a.currency, count(*) AS accounts, CAST(sum(s.mrr_minor) AS BIGINT) AS mrr
      FROM account a CROSS JOIN \(summary) s
      WHERE a.workspace_id = \(workspace) AND s.workspace_id = \(workspace) AND a.id = s.account_id AND \(condition)
      GROUP BY a.currency ORDER BY 2 DESC, 1
      """
    ) { (currency: try $0["currency"] as Currency, count: try $0["accounts"] as Int, mrr: try $0["mrr"] as Int64) }
    return (
      rows.reduce(0) { $0 + $1.count },
      rows.filter { $0.mrr != 0 || rows.count == 1 }.map { Money(minorUnits: $0.mrr, currency: $0.currency) }
    )
  }

  private static func after(_ cursor: Cursor, _ query: Query) throws(Problem) -> SQL {
    guard cursor.values.count == 2, let value = cursor.values[0], let text = cursor.values[1],
      let id = ID<Account>(text)
    else { throw .invalid("/cursor", "notACursor") }
    let key: SQL = query.sort.isInSummary ? "s.account_id" : "a.id"
    let comparison: SQL = query.descending ? "<" : ">"
    if query.sort == .name { return " AND (a.sort_key, \(key)) \(comparison) (\(value), \(id))" }
    guard let number = Int64(value) else { throw .invalid("/cursor", "notACursor") }
    let block: SQL = query.sort.block.map { " AND \($0) \(comparison)= \(query.sort.block(of: number))" } ?? ""
    return "\(block) AND (\(query.sort.expression), \(key)) \(comparison) (\(number), \(id))"
  }

  private static func sortValue(_ row: Row, _ sort: AccountSort) throws -> String {
    if sort == .name { return try row["sort_value"] }
    return String(try row["sort_value"] as Int64)
  }
}
