import Customers
import Kernel
import Storage

/// All SQL that reads the worklist as lists and totals.
public enum WorklistListStore {
  /// Which items, from where.
  public struct Query: Sendable {
    /// Whose accounts; nil for everybody's.
    public var owners: Set<ID<Person>>?
    public var day: LocalDate
    public var after: Cursor?
    public var limit: Int

    public init(owners: Set<ID<Person>>?, on day: LocalDate, after: Cursor? = nil, limit: Int = 30) {
      self.owners = owners
      self.day = day
      self.after = after
      self.limit = limit
    }
  }

  /// How many items, and the ARR of their accounts by currency, the largest number of items first.
  public struct Totals: Sendable, Equatable {
    public let count: Int
    public let money: [Money]
  }

  /// One page in the order of priority.
  public static func page(
    _ query: Query, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<WorklistItem> {
    let walks = try query.owners.map { try ownMany($0, in: workspace, tx) } ?? true
    let items = try tx.all(try statement(query, walksPriorities: walks, in: workspace), as: WorklistItem.self)
    return Page(items, limit: query.limit) {
      Cursor([String($0.row.order.priority), $0.row.account.description])
    }
  }

  /// Above so many accounts it is quicker to walk all items in order until a page is full than to sort one's own.
  static let manyAccounts = 1000

  private static func ownMany(
    _ owners: Set<ID<Person>>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    let found: Int? = try tx.value(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM account a WHERE a.workspace_id = \(workspace) AND \(SQL.contains("a.owner_id", owners.sorted()))
        LIMIT \(manyAccounts + 1)) AS owned
      """)
    return (found ?? 0) > manyAccounts
  }

  /// - Parameter walksPriorities: goes by the index of priorities instead of by the accounts of the owners.
  static func statement(
    _ query: Query, walksPriorities: Bool, in workspace: ID<Workspace>
  ) throws(Problem) -> SQL {
    var conditions: [SQL] = [
      "a.workspace_id = \(workspace)", "s.workspace_id = \(workspace)", shown(query.day, in: workspace),
    ]
    if let owners = query.owners { conditions.append(SQL.contains("a.owner_id", owners.sorted())) }
    if let cursor = query.after { conditions.append(try behind(cursor)) }
    // CROSS JOIN: SQLite takes the tables in this order.
    let tables: SQL = walksPriorities ? "work_item w CROSS JOIN account a" : "account a CROSS JOIN work_item w"
    return """
      SELECT w.*, a.name, a.owner_id, s.renewal_on, s.health_score, s.health_band, s.health_coverage
      FROM \(tables) CROSS JOIN account_summary s
      WHERE a.id = w.account_id AND s.account_id = w.account_id AND \(SQL.all(conditions))
      ORDER BY w.priority DESC, w.account_id DESC LIMIT \(query.limit + 1)
      """
  }

  /// The totals over all pages.
  public static func totals(
    _ query: Query, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Totals {
    let rows = try tx.all(totalsStatement(query, in: workspace)) {
      (
        count: try $0["items"] as Int,
        money: Money(minorUnits: try $0["money"] as Int64, currency: try $0["currency"] as Currency)
      )
    }
    return Totals(
      count: rows.reduce(0) { $0 + $1.count }, money: rows.map(\.money).filter { $0.minorUnits != 0 })
  }

  static func totalsStatement(_ query: Query, in workspace: ID<Workspace>) -> SQL {
    let columns: SQL = "w.currency, count(*) AS items, CAST(sum(w.money_minor) AS BIGINT) AS money"
    guard let owners = query.owners else {
      return """
        SELECT \(columns) FROM work_item w WHERE \(shown(query.day, in: workspace))
        GROUP BY w.currency ORDER BY 2 DESC, 1
        """
    }
    return """
      SELECT \(columns) FROM account a CROSS JOIN work_item w
      WHERE a.workspace_id = \(workspace) AND a.id = w.account_id AND \(shown(query.day, in: workspace))
        AND \(SQL.contains("a.owner_id", owners.sorted()))
      GROUP BY w.currency ORDER BY 2 DESC, 1
      """
  }

  /// The first condition is that of the index, word for word.
  static func shown(_ day: LocalDate, in workspace: ID<Workspace>) -> SQL {
    "w.workspace_id = \(workspace) AND w.hidden_until < 2932896 AND w.hidden_until <= \(day)"
  }

  private static func behind(_ cursor: Cursor) throws(Problem) -> SQL {
    guard cursor.values.count == 2, let priority = cursor.values[0].flatMap(Int64.init),
      let account = cursor.values[1].flatMap(ID<Account>.init)
    else { throw .invalid("/cursor", "notACursor") }
    return "(w.priority, w.account_id) < (\(priority), \(account))"
  }

  /// Whether there is anything to work with: accounts, and scores of them.
  static func presence(
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> (hasAccounts: Bool, hasScores: Bool) {
    let accounts = try tx.exists("SELECT 1 FROM account WHERE workspace_id = \(workspace) LIMIT 1")
    guard accounts else { return (false, false) }
    let scores = try tx.exists(
      "SELECT 1 FROM account_summary WHERE workspace_id = \(workspace) AND health_day IS NOT NULL LIMIT 1")
    return (true, scores)
  }

  /// Whether the person owns an account.
  static func ownsAny(
    _ person: ID<Person>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    try tx.exists("SELECT 1 FROM account WHERE workspace_id = \(workspace) AND owner_id = \(person) LIMIT 1")
  }
}
