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
      let leftAt: Timestamp? = try row["left_at"]
      portfolio.add(
        try row["id"], owner: try row["owner_id"], currency: try row["currency"], since: try row["customer_since"],
        known: (try row["created_at"] as Timestamp).utcDay, until: try row["churned_on"] ?? leftAt?.utcDay)
    }
    guard !portfolio.members.isEmpty else { return portfolio }
    try tx.forEach(spans(query.days, in: workspace)) {
      portfolio.addBand(try $0["band"], of: try $0["account_id"], from: try $0["day"], until: try $0["until"])
    }
    try tx.forEach(periods(query.days, in: workspace)) {
      portfolio.addRevenue(
        try $0["mrr_minor"], of: try $0["account_id"], from: try $0["starts_on"], until: try $0["ends_on"])
    }
    return portfolio
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

  static func spans(_ days: ClosedRange<LocalDate>, in workspace: ID<Workspace>) -> SQL {
    """
    SELECT account_id, day, until, band FROM health_span
    WHERE workspace_id = \(workspace) AND until > \(days.lowerBound) AND day <= \(days.upperBound)
    """
  }

  static func periods(_ days: ClosedRange<LocalDate>, in workspace: ID<Workspace>) -> SQL {
    """
    SELECT account_id, starts_on, ends_on, mrr_minor FROM subscription_period
    WHERE workspace_id = \(workspace) AND starts_on <= \(days.upperBound)
      AND (ends_on IS NULL OR ends_on > \(days.lowerBound))
    """
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
