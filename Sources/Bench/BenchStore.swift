import Customers
import Kernel
import Storage

/// All SQL of the benchmarks.
enum BenchStore {
  /// Every account, by id.
  static func accounts(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [ID<Account>] {
    try tx.values("SELECT id FROM account WHERE workspace_id = \(workspace) ORDER BY id")
  }

  static func accountCount(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Int {
    try tx.value("SELECT count(*) FROM account WHERE workspace_id = \(workspace)") ?? 0
  }

  static func signalCount(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Int {
    try tx.value("SELECT count(*) FROM signal WHERE workspace_id = \(workspace)") ?? 0
  }

  static func engineVersion(_ tx: Transaction) throws -> String {
    try tx.value(tx.dialect.askingVersion) ?? ""
  }

  /// How many events were counted by the metric of all events.
  static func countedEvents(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Int {
    try tx.value(
      """
      SELECT CAST(sum(s.value) AS BIGINT) FROM signal s
      JOIN metric m ON m.workspace_id = s.workspace_id AND m.number = s.metric
      WHERE s.workspace_id = \(workspace) AND m.key = 'product_events'
      """) ?? 0
  }

  /// Whether events wait to be counted.
  static func hasBacklog(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Bool {
    try tx.exists(
      "SELECT 1 FROM tracking_tail WHERE workspace_id = \(workspace) AND counted_number < last_number")
  }

  /// Whether anything waits to be done.
  static func hasJobs(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Bool {
    try tx.exists("SELECT 1 FROM job WHERE workspace_id = \(workspace) AND dead_at IS NULL")
  }

  /// Whether the account has a score that knows a signal which was recorded at `moment` or later.
  static func isScored(
    _ account: String, after moment: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 FROM account_external_id e
      JOIN health_score h ON h.workspace_id = e.workspace_id AND h.account_id = e.account_id
      WHERE e.workspace_id = \(workspace) AND e.source = 'bench' AND e.external_id = \(account)
        AND h.recorded_at >= \(moment)
        AND EXISTS (SELECT 1 FROM signal s WHERE s.workspace_id = e.workspace_id AND s.account_id = e.account_id
          AND s.recorded_at >= \(moment) AND s.recorded_at <= h.recorded_at)
      """)
  }
}
