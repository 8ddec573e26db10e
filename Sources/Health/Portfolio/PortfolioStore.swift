import Customers
import Kernel
import Storage

/// All SQL that reads portfolios: each table in one sweep, whatever the number of days.
enum PortfolioStore {
  /// Which accounts, and which days.
  struct Query: Sendable {
    /// On the alias `a`, and on `s` when it `asksSummary`.
    var condition: SQL
    var asksSummary: Bool
    var days: ClosedRange<LocalDate>
    /// Whether those are among them who had been lost before.
    var keepsLost = false
  }

  static func read(_ query: Query, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Portfolio {
    var portfolio = Portfolio()
    try tx.forEach(members(query, in: workspace)) { row in
      guard let id = try row.halves("id"), let currency = Currency(try row.text("currency") ?? "") else { return }
      let created = Timestamp(milliseconds: try row.integer("created_at") ?? 0)
      let left = try row.integer("left_at").map { Timestamp(milliseconds: $0).utcDay }
      portfolio.add(
        ID(high: id.high, low: id.low), owner: try row.halves("owner_id").map { ID(high: $0.high, low: $0.low) },
        currency: currency, since: try day(row, "customer_since"), known: created.utcDay,
        until: try day(row, "churned_on") ?? left)
    }
    for some in batches(portfolio.members.map(\.id)) {
      try tx.forEach(spans(query.days, of: some, in: workspace)) {
        guard let id = try $0.halves("account_id"), let from = try day($0, "day"), let until = try day($0, "until")
        else { return }
        let band = Band.allCases[Int(try $0.integer("band") ?? 3)]
        portfolio.addBand(band, of: ID(high: id.high, low: id.low), from: from, until: until)
      }
      try tx.forEach(periods(query.days, of: some, in: workspace)) {
        guard let id = try $0.halves("account_id"), let from = try day($0, "starts_on") else { return }
        portfolio.addRevenue(
          try $0.integer("mrr_minor") ?? 0, of: ID(high: id.high, low: id.low), from: from,
          until: try day($0, "ends_on"))
      }
    }
    return portfolio
  }

  private static func day(_ row: Row, _ name: StaticString) throws -> LocalDate? {
    try row.integer(name).map { LocalDate(daysSinceEpoch: Int32(clamping: $0)) }
  }

  /// The accounts of a small portfolio in lists, to be sought one by one; nil for a large one, whose tables are read
  /// from end to end.
  private static func batches(_ accounts: [ID<Account>]) -> [[ID<Account>]?] {
    accounts.count > 2000 ? [nil] : accounts.filledChunks(of: 250)
  }

  /// Who has left without a day being said has left when the stage said so.
  static func members(_ query: Query, in workspace: ID<Workspace>) -> SQL {
    let summary: SQL = query.asksSummary ? "CROSS JOIN account_summary s" : ""
    let lost: SQL = query.keepsLost ? "" : "AND (a.churned_on IS NULL OR a.churned_on > \(query.days.lowerBound))"
    let joined: SQL = query.asksSummary ? "AND s.workspace_id = \(workspace) AND s.account_id = a.id" : ""
    return """
      SELECT a.id, a.owner_id, a.currency, a.customer_since, a.created_at, a.churned_on,
        CASE WHEN a.churned_on IS NULL AND \(LifecycleStage.isOf(.churned, "a.stage")) THEN coalesce((
          SELECT max(c.changed_at) FROM account_stage_change c
          WHERE c.workspace_id = a.workspace_id AND c.account_id = a.id), a.created_at) END AS left_at
      FROM account a \(summary)
      WHERE a.workspace_id = \(workspace) \(joined) \(lost) AND (\(query.condition))
      """
  }

  static func spans(
    _ days: ClosedRange<LocalDate>, of accounts: [ID<Account>]?, in workspace: ID<Workspace>
  ) -> SQL {
    """
    SELECT account_id, day, until,
      CASE band WHEN 'red' THEN 0 WHEN 'amber' THEN 1 WHEN 'green' THEN 2 ELSE 3 END AS band
    FROM health_span
    WHERE workspace_id = \(workspace) AND \(within(accounts)) AND until > \(days.lowerBound) AND day <= \(days.upperBound)
    """
  }

  static func periods(
    _ days: ClosedRange<LocalDate>, of accounts: [ID<Account>]?, in workspace: ID<Workspace>
  ) -> SQL {
    """
    SELECT account_id, starts_on, ends_on, mrr_minor FROM subscription_period
    WHERE workspace_id = \(workspace) AND \(within(accounts)) AND starts_on <= \(days.upperBound)
      AND (ends_on IS NULL OR ends_on > \(days.lowerBound))
    """
  }

  private static func within(_ accounts: [ID<Account>]?) -> SQL {
    accounts.map { SQL.contains("account_id", $0) } ?? "1 = 1"
  }

  /// What is shown of accounts by name.
  struct Named: Sendable {
    let name: String
    let owner: ID<Person>?
    /// The latest score by the first day, and by the last.
    let before: Points?
    let after: Points?
  }

  static func named(
    _ accounts: [ID<Account>], _ first: LocalDate, _ last: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: Named] {
    func score(_ day: LocalDate) -> SQL {
      """
      (SELECT h.score FROM health_score h WHERE h.workspace_id = a.workspace_id AND h.account_id = a.id
        AND h.day <= \(day) ORDER BY h.day DESC LIMIT 1)
      """
    }
    var found: [ID<Account>: Named] = [:]
    try tx.forEach(
      """
      SELECT a.id, a.name, a.owner_id, \(score(first)) AS score_before, \(score(last)) AS score_after FROM account a
      WHERE a.workspace_id = \(workspace) AND \(SQL.contains("a.id", accounts))
      """
    ) {
      found[try $0["id"]] = Named(
        name: try $0["name"], owner: try $0["owner_id"], before: try $0["score_before"], after: try $0["score_after"])
    }
    return found
  }
}
