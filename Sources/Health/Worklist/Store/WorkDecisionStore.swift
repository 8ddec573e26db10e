import Customers
import Kernel
import Storage

/// All SQL about what people decided.
public enum WorkDecisionStore {
  static func insert(_ decision: WorkDecisionRecord, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO work_item_decision
        (workspace_id, account_id, decided_at, id, kind, until, reason, decided_by, severity, kinds)
      VALUES (\(workspace), \(decision.account), \(decision.at), \(decision.id), \(decision.kind), \(decision.until),
        \(decision.reason), \(decision.person), \(decision.severity), \(decision.kinds.rawValue))
      """)
  }

  /// For one that was taken back at once.
  static func delete(_ decision: WorkDecisionRecord, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute(
      """
      DELETE FROM work_item_decision
      WHERE workspace_id = \(workspace) AND account_id = \(decision.account) AND decided_at = \(decision.at)
        AND id = \(decision.id)
      """)
  }

  /// Every decision about an account, the latest first.
  public static func history(
    of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [WorkDecisionRecord] {
    try tx.all(
      """
      SELECT * FROM work_item_decision WHERE workspace_id = \(workspace) AND account_id = \(account)
      ORDER BY decided_at DESC, id DESC
      """
    ) {
      WorkDecisionRecord(
        id: try $0["id"], account: try $0["account_id"], kind: try $0["kind"], until: try $0["until"],
        reason: try $0["reason"], person: try $0["decided_by"], at: try $0["decided_at"],
        severity: try $0["severity"], kinds: WorkReasonKinds(rawValue: try $0["kinds"]))
    }
  }

  /// How many decisions of each kind were made since a moment.
  public static func counts(
    since moment: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [WorkDecision.Kind: Int] {
    let rows = try tx.all(
      """
      SELECT kind, count(*) AS decisions FROM work_item_decision
      WHERE workspace_id = \(workspace) AND decided_at >= \(moment) GROUP BY kind
      """
    ) { (kind: try $0["kind"] as WorkDecision.Kind, count: try $0["decisions"] as Int) }
    return Dictionary(rows.map { ($0.kind, $0.count) }) { first, _ in first }
  }
}
