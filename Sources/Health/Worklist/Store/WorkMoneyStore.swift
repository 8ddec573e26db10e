import Customers
import Kernel
import Storage

/// All SQL about what the money of accounts is measured by.
enum WorkMoneyStore {
  /// The mean ARR of the accounts that pay, by currency, in minor units.
  static func means(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [Currency: Double] {
    let rows = try tx.all("SELECT currency, mean_minor FROM work_currency WHERE workspace_id = \(workspace)") {
      (currency: try $0["currency"] as Currency, mean: try $0["mean_minor"] as Double)
    }
    return Dictionary(rows.map { ($0.currency, $0.mean) }) { first, _ in first }
  }

  /// Computes the means from the summaries as they are, and keeps them.
  static func refresh(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [Currency: Double] {
    try tx.execute(
      """
      INSERT INTO work_currency (workspace_id, currency, mean_minor)
      SELECT a.workspace_id, a.currency, avg(CASE WHEN s.mrr_minor > 0 THEN 12.0 * s.mrr_minor END)
      FROM account_summary s JOIN account a ON a.workspace_id = s.workspace_id AND a.id = s.account_id
      WHERE a.workspace_id = \(workspace) AND s.mrr_minor > 0
      GROUP BY a.workspace_id, a.currency
      ON CONFLICT (workspace_id, currency) DO UPDATE SET mean_minor = excluded.mean_minor
      """)
    return try means(in: workspace, tx)
  }
}
