import Customers
import Kernel
import Storage

/// All SQL about metrics that are counted anew: from the log, or out of their halves.
enum RecountStore {
  /// A metric on its way through the log.
  struct Recount: Sendable {
    let metric: Int
    /// Everything up to here has been counted anew.
    let number: Int64
    /// What came behind it is counted as it comes.
    let last: Int64
    /// Of a ratio: the accounts up to this one have it.
    let after: ID<Account>?
  }

  /// Asks for a metric to be counted anew, up to what has been counted by now.
  static func request(_ metric: Int, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try EventLogStore.lockCounting(in: workspace, tx)
    let last = try EventLogStore.tail(of: workspace, tx)?.counted ?? 0
    try tx.execute(
      """
      INSERT INTO tracking_recount (workspace_id, metric, number, last_number)
      VALUES (\(workspace), \(metric), 0, \(last))
      ON CONFLICT (workspace_id, metric) DO UPDATE SET
        number = 0, last_number = excluded.last_number, after_id = NULL
      """)
  }

  /// The workspaces in which a metric waits.
  static func waiting(_ tx: Transaction) throws -> [ID<Workspace>] {
    try tx.values("SELECT DISTINCT workspace_id FROM tracking_recount ORDER BY workspace_id")
  }

  static func first(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Recount? {
    try tx.first(
      """
      SELECT metric, number, last_number, after_id FROM tracking_recount WHERE workspace_id = \(workspace)
      ORDER BY metric LIMIT 1\(tx.dialect.lockingRows)
      """
    ) { row in
      Recount(
        metric: try row["metric"], number: try row["number"], last: try row["last_number"], after: try row["after_id"])
    }
  }

  /// The metrics that are being counted anew.
  static func metrics(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [Int] {
    try tx.values("SELECT metric FROM tracking_recount WHERE workspace_id = \(workspace)")
  }

  /// Moves a recount on, or ends it.
  static func advance(
    _ recount: Recount, to number: Int64, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    if number >= recount.last {
      try end(recount, in: workspace, tx)
    } else {
      try tx.execute(
        """
        UPDATE tracking_recount SET number = \(number)
        WHERE workspace_id = \(workspace) AND metric = \(recount.metric)
        """)
    }
  }

  /// Moves the recount of a ratio on.
  static func advance(
    _ recount: Recount, behind account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE tracking_recount SET after_id = \(account)
      WHERE workspace_id = \(workspace) AND metric = \(recount.metric)
      """)
  }

  static func end(_ recount: Recount, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute("DELETE FROM tracking_recount WHERE workspace_id = \(workspace) AND metric = \(recount.metric)")
  }

  /// Forgets what was kept of a metric besides signals.
  static func forget(_ metric: Int, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute("DELETE FROM tracking_pending WHERE workspace_id = \(workspace) AND metric = \(metric)")
    try tx.execute("DELETE FROM metric_user_day WHERE workspace_id = \(workspace) AND metric = \(metric)")
  }
}
