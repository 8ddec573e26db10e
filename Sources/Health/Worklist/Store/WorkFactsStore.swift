import Customers
import Identity
import Kernel
import Storage

/// All SQL that reads the facts of which work is made, each table in one sweep.
enum WorkFactsStore {
  /// An account with what lists know of it.
  struct Base {
    var facts: WorkFacts
    /// In the product of the scorecard; nil without data.
    let score: Points?
    let customerSince: LocalDate?
    /// Weekly scores, oldest first; 255 for none.
    let trend: [UInt8]
    let healthDay: LocalDate?
  }

  /// Every account of the stretch that has not left, in the order of the ids.
  static func bases(_ stretch: WorkStretch, in workspace: ID<Workspace>, _ tx: Transaction) throws -> [Base] {
    var bases: [Base] = []
    try tx.forEach(
      """
      SELECT s.account_id, s.mrr_minor, s.renewal_on, s.last_contact_at, s.health_score, s.health_band,
        s.health_day, s.health_trend, a.stage, a.tier, a.currency, a.seats, a.customer_since, a.churned_on
      FROM account_summary s JOIN account a ON a.workspace_id = s.workspace_id AND a.id = s.account_id
      WHERE s.workspace_id = \(workspace) AND NOT \(LifecycleStage.isOf(.churned, "a.stage")) AND \(stretch.holds("s.account_id"))
      ORDER BY s.account_id
      """
    ) { bases.append(try base($0)) }
    return bases
  }

  private static func base(_ row: Row) throws -> Base {
    let mrr: Int64 = try row["mrr_minor"]
    var facts = WorkFacts(
      account: try row["account_id"], stage: try row["stage"],
      arr: Money(minorUnits: mrr &* 12, currency: try row["currency"]), band: try row["health_band"])
    facts.churnedOn = try row["churned_on"]
    facts.tier = try row["tier"]
    facts.renewalOn = try row["renewal_on"]
    let contact: Timestamp? = try row["last_contact_at"]
    facts.lastContactOn = contact?.utcDay
    facts.seats = try row["seats"]
    let trend = try row.withBlob("health_trend") { Array($0) }
    return Base(
      facts: facts, score: try row["health_score"], customerSince: try row["customer_since"], trend: trend ?? [],
      healthDay: try row["health_day"])
  }

  /// Open tasks whose day has passed for those who have them, by account.
  static func overdueTasks(
    _ stretch: WorkStretch, on day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: WorkFacts.OverdueTasks] {
    let late = LateDays(try WorkCalendars.load(in: workspace, tx), on: day)
    var found: [ID<Account>: WorkFacts.OverdueTasks] = [:]
    try tx.forEach(
      """
      SELECT t.account_id, count(*) AS tasks, min(t.due_on) AS oldest FROM task t
      WHERE t.workspace_id = \(workspace) AND \(late.condition) AND t.account_id IS NOT NULL
        AND \(stretch.holds("t.account_id"))
      GROUP BY t.account_id
      """
    ) { found[try $0["account_id"]] = WorkFacts.OverdueTasks(count: try $0["tasks"], oldest: try $0["oldest"]) }
    return found
  }

  /// The champion of each account who was seen last.
  static func champions(
    _ stretch: WorkStretch, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: WorkFacts.Champion] {
    var found: [ID<Account>: WorkFacts.Champion] = [:]
    try tx.forEach(
      """
      SELECT l.account_id, c.id, c.last_seen_at FROM account_contact l
      JOIN contact c ON c.workspace_id = l.workspace_id AND c.id = l.contact_id
      WHERE l.workspace_id = \(workspace) AND l.role = 'champion' AND c.last_seen_at IS NOT NULL
        AND \(stretch.holds("l.account_id"))
      """
    ) { row in
      let (account, seen): (ID<Account>, Timestamp) = (try row["account_id"], try row["last_seen_at"])
      if let known = found[account], known.lastSeen >= seen.utcDay { return }
      found[account] = WorkFacts.Champion(try row["id"], lastSeen: seen.utcDay)
    }
    return found
  }

  /// When an account that is in onboarding came to it, through whichever of its stages.
  static func onboardingBegan(
    _ account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> LocalDate? {
    let moment: Timestamp? = try tx.value(
      """
      SELECT max(changed_at) FROM account_stage_change
      WHERE workspace_id = \(workspace) AND account_id = \(account)
        AND (from_stage IS NULL OR NOT \(LifecycleStage.isOf(.onboarding, "from_stage")))
      """)
    return moment?.utcDay
  }

  /// The youngest value of a metric, of the last `reach` days.
  static func latest(
    of metric: Int, on day: LocalDate, reach: Int = 30, _ stretch: WorkStretch, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [ID<Account>: Double] {
    var found: [ID<Account>: Double] = [:]
    for month in (day - reach).monthIndex...day.monthIndex {
      let first = PackedMonth.firstDay(month: month)
      try tx.forEach(
        """
        SELECT account_id, days FROM metric_month
        WHERE workspace_id = \(workspace) AND month = \(month) AND metric = \(metric)
          AND \(stretch.holds("account_id"))
        """
      ) { row in
        let account: ID<Account> = try row["account_id"]
        try row.withBlob("days") { bytes in
          PackedMonthView(month: month, bytes: bytes)?.forEach { index, value in
            if first + index >= day - reach, first + index <= day { found[account] = value }
          }
        }
      }
    }
    return found
  }

  /// The names of contacts, for the sentences of a page.
  static func names(
    of contacts: [ID<Contact>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Contact>: String] {
    guard !contacts.isEmpty else { return [:] }
    let rows = try tx.all(
      """
      SELECT id, display_name FROM contact
      WHERE workspace_id = \(workspace) AND \(SQL.contains("id", contacts))
      """
    ) { (id: try $0["id"] as ID<Contact>, name: try $0["display_name"] as String) }
    return Dictionary(rows.map { ($0.id, $0.name) }) { first, _ in first }
  }
}
