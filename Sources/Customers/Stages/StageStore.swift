import Kernel
import Storage

/// All SQL that reads the stages of accounts.
enum StageStore {
  /// Newest first.
  static func changes(
    of account: ID<Account>, limit: Int = 200, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [StageChange] {
    try tx.all(
      """
      SELECT from_stage, to_stage, changed_at, changed_by, reason FROM account_stage_change
      WHERE workspace_id = \(workspace) AND account_id = \(account)
      ORDER BY changed_at DESC, recorded_at DESC LIMIT \(limit)
      """, as: StageChange.self)
  }
}
