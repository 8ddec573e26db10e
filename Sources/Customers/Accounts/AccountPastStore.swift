import Kernel
import Storage

/// All SQL about what accounts were on a day of the past: what lists otherwise read from the summaries, reckoned from
/// the facts themselves.
public enum AccountPastStore {
  /// What an account was, beyond its summary.
  struct Then: Sendable {
    let summary: AccountSummary
    /// Nil when it is not known.
    let stage: LifecycleStage?
    let seats: Int?
    let churn: AccountState.Churn
  }

  /// The accounts that were customers by the day, to stand for the table account_summary; with `stage`, `seats` and
  /// `churned_on`, `churn_reason` and `churn_note` besides. Without trends.
  public static func table(_ past: AccountPast, in workspace: ID<Workspace>) -> SQL {
    let health = past.source.health(past.day, past.knownAt)
    return """
      (SELECT b.workspace_id, b.id AS account_id, \(mrr(past)) AS mrr_minor, \(renewal(past)) AS renewal_on,
        \(lastContact(past)) AS last_contact_at, \(lastSeen(past)) AS last_seen_at, \(health.score) AS health_score,
        \(health.band) AS health_band, \(health.coverage) AS health_coverage, \(health.change) AS health_change,
        \(health.day) AS health_day, NULL AS health_trend, \(stage(past)) AS stage, \(seats(past)) AS seats,
        \(AccountChurnStore.column(.day, past)) AS churned_on, \(AccountChurnStore.column(.reason, past)) AS churn_reason,
        \(AccountChurnStore.column(.note, past)) AS churn_note
      FROM account b \(health.joins)
      WHERE b.workspace_id = \(workspace) AND \(learned("b.created_at", past))
        AND (b.customer_since IS NULL OR b.customer_since <= \(past.day) OR EXISTS (
          SELECT 1 FROM \(periods(past)) p WHERE \(SubscriptionPastStore.holds(past.day)))))
      """
  }

  /// What one account was; nil when it was no customer yet.
  static func find(
    _ id: ID<Account>, _ past: AccountPast, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Then? {
    let found = try tx.first("SELECT s.* FROM \(table(past, in: workspace)) s WHERE s.account_id = \(id)") { row in
      Then(
        summary: try AccountSummary(row: row), stage: try row["stage"], seats: try row["seats"],
        churn: AccountState.Churn(
          on: try row["churned_on"], reason: try row["churn_reason"], note: try row["churn_note"]))
    }
    return try found.map { then in
      var summary = then.summary
      summary.health.trend = try past.source.trend(id, past.day, past.knownAt, workspace, tx)
      return Then(summary: summary, stage: then.stage, seats: then.seats, churn: then.churn)
    }
  }

  /// The same page with the trends that ended on the day.
  static func withTrends(
    _ page: Page<AccountListItem>, _ past: AccountPast, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<AccountListItem> {
    try page.map { item in
      var copy = item
      copy.summary.health.trend = try past.source.trend(item.id, past.day, past.knownAt, workspace, tx)
      return copy
    }
  }

  private static func periods(_ past: AccountPast) -> SQL {
    SubscriptionPastStore.periods("p.workspace_id = b.workspace_id AND p.account_id = b.id", knownAt: past.knownAt)
  }

  private static func mrr(_ past: AccountPast) -> SQL {
    """
    coalesce((SELECT CAST(sum(p.mrr_minor) AS BIGINT) FROM \(periods(past)) p
      WHERE \(SubscriptionPastStore.holds(past.day))), 0)
    """
  }

  /// The first end that was known of a subscription that ran on the day; one whose last price has no end has none.
  private static func renewal(_ past: AccountPast) -> SQL {
    """
    (SELECT min(u.ends_on) FROM (
      SELECT CASE WHEN count(*) = count(p.ends_on) THEN max(p.ends_on) END AS ends_on FROM \(periods(past)) p
      GROUP BY p.subscription_id
      HAVING max(CASE WHEN \(SubscriptionPastStore.holds(past.day)) THEN 1 ELSE 0 END) = 1) u)
    """
  }

  private static func seats(_ past: AccountPast) -> SQL {
    "(SELECT CAST(sum(p.seats) AS BIGINT) FROM \(periods(past)) p WHERE \(SubscriptionPastStore.holds(past.day)))"
  }

  private static func lastContact(_ past: AccountPast) -> SQL {
    """
    (SELECT max(e.occurred_at) FROM event e WHERE e.workspace_id = b.workspace_id AND e.account_id = b.id
      AND e.kind IN ('call', 'meeting') AND e.occurred_at < \(past.end) AND \(learned("e.recorded_at", past)))
    """
  }

  private static func lastSeen(_ past: AccountPast) -> SQL {
    """
    (SELECT max(g.occurred_at) FROM signal g WHERE g.workspace_id = b.workspace_id AND g.account_id = b.id
      AND g.occurred_at < \(past.end) AND \(learned("g.recorded_at", past)))
    """
  }

  private static func stage(_ past: AccountPast) -> SQL {
    """
    (SELECT c.to_stage FROM account_stage_change c WHERE c.workspace_id = b.workspace_id AND c.account_id = b.id
      AND c.changed_at < \(past.end) AND \(learned("c.recorded_at", past))
      ORDER BY c.changed_at DESC, c.recorded_at DESC LIMIT 1)
    """
  }

  private static func learned(_ column: SQL, _ past: AccountPast) -> SQL {
    past.knownAt.map { "\(column) <= \($0)" } ?? "1 = 1"
  }
}
