import Customers
import Kernel
import Storage

/// All SQL about metrics that are counted anew from the log.
enum RecountStore {
  /// A metric on its way through the log.
  struct Recount: Sendable {
    let metric: Int
    /// Everything up to here has been counted anew.
    let number: Int64
    /// What came behind it is counted as it comes.
    let last: Int64
  }

  /// Asks for a metric to be counted anew, up to what has been counted by now.
  static func request(_ metric: Int, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let last = try EventLogStore.tail(of: workspace, locking: true, tx)?.counted ?? 0
    try tx.execute(
      """
      INSERT INTO tracking_recount (workspace_id, metric, number, last_number)
      VALUES (\(workspace), \(metric), 0, \(last))
      ON CONFLICT (workspace_id, metric) DO UPDATE SET number = 0, last_number = excluded.last_number
      """)
  }

  /// The workspaces in which a metric waits.
  static func waiting(_ tx: Transaction) throws -> [ID<Workspace>] {
    try tx.values("SELECT DISTINCT workspace_id FROM tracking_recount ORDER BY workspace_id")
  }

  static func first(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Recount? {
    try tx.first(
      """
      SELECT metric, number, last_number FROM tracking_recount WHERE workspace_id = \(workspace)
      ORDER BY metric LIMIT 1\(tx.dialect.lockingRows)
      """
    ) { row in Recount(metric: try row["metric"], number: try row["number"], last: try row["last_number"]) }
  }

  static func isWaiting(_ metric: Int, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Bool {
    try tx.exists("SELECT 1 FROM tracking_recount WHERE workspace_id = \(workspace) AND metric = \(metric)")
  }

  /// Moves a recount on, or ends it.
  static func advance(
    _ recount: Recount, to number: Int64, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    if number >= recount.last {
      try tx.execute(
        "DELETE FROM tracking_recount WHERE workspace_id = \(workspace) AND metric = \(recount.metric)")
    } else {
      try tx.execute(
        """
        UPDATE tracking_recount SET number = \(number)
        WHERE workspace_id = \(workspace) AND metric = \(recount.metric)
        """)
    }
  }

  /// Forgets what was kept of a metric besides signals.
  static func forget(_ metric: Int, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute("DELETE FROM tracking_pending WHERE workspace_id = \(workspace) AND metric = \(metric)")
    try tx.execute("DELETE FROM metric_user_day WHERE workspace_id = \(workspace) AND metric = \(metric)")
  }
}
