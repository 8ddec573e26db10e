import Kernel
import Storage

/// All SQL that keeps the summaries of accounts true.
public enum AccountSummaryStore {
  public static func find(
    _ id: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> AccountSummary? {
    try tx.first("SELECT * FROM account_summary WHERE workspace_id = \(workspace) AND account_id = \(id)")
  }

  /// Computes MRR and the next renewal from the subscriptions as they are on `today`, for these accounts or all.
  public static func refreshMoney(
    of accounts: [ID<Account>]? = nil, on today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let which: SQL = accounts.map { SQL.contains("account_id", $0) } ?? "1 = 1"
    try tx.execute(
      """
      UPDATE account_summary SET
        mrr_minor = coalesce((
          SELECT CAST(sum(p.mrr_minor) AS BIGINT) FROM subscription_period p
          WHERE p.workspace_id = account_summary.workspace_id AND p.account_id = account_summary.account_id
            AND p.starts_on <= \(today) AND (p.ends_on IS NULL OR p.ends_on > \(today))), 0),
        renewal_on = (
          SELECT min(u.ends_on) FROM subscription u
          WHERE u.workspace_id = account_summary.workspace_id AND u.account_id = account_summary.account_id
            AND u.starts_on <= \(today) AND u.ends_on > \(today))
      WHERE workspace_id = \(workspace) AND \(which)
      """)
  }

  /// Notes that somebody spoke with the customer at `moment`, unless a later contact is known.
  public static func noteContact(
    with id: ID<Account>, at moment: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE account_summary SET last_contact_at = \(moment)
      WHERE workspace_id = \(workspace) AND account_id = \(id)
        AND (last_contact_at IS NULL OR last_contact_at < \(moment))
      """)
  }

  /// Notes when customers used the product, unless a later use is known.
  public static func noteSeen(
    _ moments: [ID<Account>: Timestamp], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    for some in moments.keys.sorted().chunks(of: 100) {
      var later = Dictionary(some.compactMap { id in moments[id].map { (id, $0) } }) { first, _ in first }
      try tx.forEach(
        """
        SELECT account_id, last_seen_at FROM account_summary
        WHERE workspace_id = \(workspace) AND \(SQL.contains("account_id", some)) AND last_seen_at IS NOT NULL
        """
      ) { row in
        let account: ID<Account> = try row["account_id"]
        if let moment = later[account], moment <= (try row["last_seen_at"]) { later[account] = nil }
      }
      guard !later.isEmpty else { continue }
      let sorted = later.sorted { $0.key < $1.key }
      let cases = sorted.map { account, moment in
        """
        WHEN account_id = \(account) AND (last_seen_at IS NULL OR last_seen_at < \(moment)) THEN CAST(\(moment) AS BIGINT)
        """ as SQL
      }
      try tx.execute(
        """
        UPDATE account_summary SET last_seen_at = CASE \(SQL.join(cases, by: " ")) ELSE last_seen_at END
        WHERE workspace_id = \(workspace) AND \(SQL.contains("account_id", sorted.map(\.key)))
        """)
    }
  }

  /// Writes the present health.
  public static func setHealth(
    _ health: HealthSummary, of id: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE account_summary SET health_score = \(health.score), health_band = \(health.band),
        health_coverage = \(health.coverage), health_change = \(health.change), health_day = \(health.day),
        health_trend = \(health.trendBytes)
      WHERE workspace_id = \(workspace) AND account_id = \(id)
      """)
  }

  /// Those of the accounts whose present health somebody has written who read what it follows from after `moment`.
  /// They stay as they are until the transaction ends.
  ///
  /// - Parameter now: what a clock in the future has written counts for nothing.
  public static func withHealth(
    _ accounts: [ID<Account>], readAfter moment: Timestamp, until now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> Set<ID<Account>> {
    var found: Set<ID<Account>> = []
    for some in accounts.sorted().filledChunks(of: 200) {
      try tx.forEach(
        """
        SELECT account_id, health_read_at FROM account_summary
        WHERE workspace_id = \(workspace) AND \(SQL.contains("account_id", some))
        ORDER BY account_id\(tx.dialect.lockingRows)
        """
      ) { row in
        guard let readAt: Timestamp = try row["health_read_at"], readAt > moment, readAt <= now else { return }
        found.insert(try row["account_id"])
      }
    }
    return found
  }

  /// Notes that scores of an account's past are written that follow from what was read after `moment`; false where
  /// somebody who read later has written some.
  ///
  /// - Parameter now: what a clock in the future has written counts for nothing.
  public static func takePast(
    of id: ID<Account>, readAfter moment: Timestamp, until now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> Bool {
    try tx.execute(
      """
      UPDATE account_summary SET past_read_at = \(moment)
      WHERE workspace_id = \(workspace) AND account_id = \(id)
        AND (past_read_at IS NULL OR past_read_at <= \(moment) OR past_read_at > \(now))
      """) > 0
  }

  /// Writes the present health of many accounts, which must be there.
  ///
  /// - Parameter moment: a moment before anything that it follows from was read.
  public static func setHealth(
    _ list: [(account: ID<Account>, health: HealthSummary)], readAt moment: Timestamp,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "account_summary",
      columns: [
        "workspace_id", "account_id", "mrr_minor", "health_score", "health_band", "health_coverage", "health_change",
        "health_day", "health_trend", "health_read_at",
      ],
      rows: list.lazy.map { account, health in
        [
          workspace.sqlValue, account.sqlValue, .integer(0), health.score?.sqlValue ?? .null, health.band.sqlValue,
          .real(health.coverage), health.change?.sqlValue ?? .null, health.day?.sqlValue ?? .null,
          .blob(health.trendBytes), moment.sqlValue,
        ]
      },
      onConflict: """
        ON CONFLICT (workspace_id, account_id) DO UPDATE SET health_score = excluded.health_score,
          health_band = excluded.health_band, health_coverage = excluded.health_coverage,
          health_change = excluded.health_change, health_day = excluded.health_day,
          health_trend = excluded.health_trend, health_read_at = excluded.health_read_at
        """)
  }
}
