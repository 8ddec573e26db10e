import Customers
import Kernel
import Storage

/// All SQL of the benchmark.
enum HealthBenchStore {
  /// How many daily values a workspace has.
  static func dailyValues(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Int64 {
    try tx.value("SELECT CAST(sum(samples) AS BIGINT) FROM metric_flow WHERE workspace_id = \(workspace)") ?? 0
  }
}
