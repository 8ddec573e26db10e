import Customers
import Kernel
import Storage

/// All SQL about the scores of accounts that become one.
enum HealthMergeStore {
  /// Scores that are the present ones again are not kept as replaced ones too.
  static func forgetReplaced(of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute(
      """
      DELETE FROM health_score_past WHERE workspace_id = \(workspace) AND account_id = \(account) AND EXISTS (
        SELECT 1 FROM health_score h WHERE h.workspace_id = health_score_past.workspace_id
          AND h.account_id = health_score_past.account_id AND h.day = health_score_past.day
          AND h.recorded_at = health_score_past.recorded_at)
      """)
  }
}
