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
}
