import Customers
import Kernel
import Storage

/// All SQL that writes the worklist and reads single items. Lists are in `WorklistListStore`.
public enum WorklistStore {
  /// What a refresh compares with.
  struct Known {
    let priority: Int64
    let money: Int64
    let reasons: String
    let state: WorkState
    let version: Int
  }

  /// The item of an account, hidden or not.
  public static func find(
    _ account: ID<Account>, isLocked: Bool = false, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> WorklistRow? {
    let lock: SQL = isLocked ? tx.dialect.lockingRows : ""
    return try tx.first(
      "SELECT * FROM work_item WHERE workspace_id = \(workspace) AND account_id = \(account)\(lock)",
      as: WorklistRow.self)
  }

  /// The items of a stretch, locked so that no decision falls between reading and writing.
  static func known(
    _ stretch: WorkStretch, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: Known] {
    var known: [ID<Account>: Known] = [:]
    try tx.forEach(
      """
      SELECT account_id, priority, money_minor, reasons, hidden_until, decided_kinds, decided_severity, version
      FROM work_item WHERE workspace_id = \(workspace) AND \(stretch.holds("account_id"))
      ORDER BY account_id\(tx.dialect.lockingRows)
      """
    ) { row in
      known[try row["account_id"]] = Known(
        priority: try row["priority"], money: try row["money_minor"], reasons: try row["reasons"],
        state: try WorkState(row: row), version: try row["version"])
    }
    return known
  }

  /// Writes items, each over that of the same account.
  static func upsert(
    _ items: some Sequence<(row: WorklistRow, text: String)>, at now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "work_item",
      columns: [
        "workspace_id", "account_id", "priority", "money_share", "probability", "urgency", "money_minor", "currency",
        "since", "reasons", "severity", "kinds", "hidden_until", "decided_kinds", "decided_severity", "version",
        "updated_at",
      ],
      rows: items.lazy.map { values($0.row, $0.text, at: now, in: workspace) },
      onConflict: """
        ON CONFLICT (workspace_id, account_id) DO UPDATE SET priority = excluded.priority,
          money_share = excluded.money_share, probability = excluded.probability, urgency = excluded.urgency,
          money_minor = excluded.money_minor, currency = excluded.currency, since = excluded.since,
          reasons = excluded.reasons, severity = excluded.severity, kinds = excluded.kinds,
          hidden_until = excluded.hidden_until, decided_kinds = excluded.decided_kinds,
          decided_severity = excluded.decided_severity, version = excluded.version, updated_at = excluded.updated_at
        """)
  }

  static func delete(_ accounts: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    for some in accounts.chunks(of: 500) {
      try tx.execute(
        "DELETE FROM work_item WHERE workspace_id = \(workspace) AND \(SQL.contains("account_id", some))")
    }
  }

  /// Puts an item away.
  static func setState(
    _ state: WorkState, of account: ID<Account>, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE work_item SET hidden_until = \(state.hiddenUntil), decided_kinds = \(state.decidedKinds.rawValue),
        decided_severity = \(state.decidedSeverity), version = version + 1, updated_at = \(now)
      WHERE workspace_id = \(workspace) AND account_id = \(account)
      """)
  }

  private static func values(
    _ row: WorklistRow, _ text: String, at now: Timestamp, in workspace: ID<Workspace>
  ) -> [SQLValue] {
    [
      workspace.sqlValue, row.account.sqlValue, .integer(row.order.priority), .real(row.order.money),
      .real(row.order.probability), .real(row.order.urgency), .integer(row.money.minorUnits),
      row.money.currency.sqlValue, row.since?.sqlValue ?? .integer(0), .text(text), row.severity.sqlValue,
      .integer(Int64(WorkReasonKinds(row.reasons).rawValue)), row.state.hiddenUntil.sqlValue,
      .integer(Int64(row.state.decidedKinds.rawValue)), row.state.decidedSeverity.sqlValue,
      .integer(Int64(row.version)), now.sqlValue,
    ]
  }
}
