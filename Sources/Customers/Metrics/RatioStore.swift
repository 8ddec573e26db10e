import Kernel
import Storage

/// All SQL about ratios as a whole; as numbers come in, `RollupRefreshStore` keeps them.
public enum RatioStore {
  /// The next accounts that have a value of the ratio, or of either half.
  public static func accounts(
    of metric: Metric, after account: ID<Account>?, limit: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>] {
    let numbers = (metric.ratio?.parts ?? []) + [metric.number]
    let further: SQL = account.map { "account_id > \($0)" } ?? "1 = 1"
    return try tx.values(
      """
      SELECT DISTINCT account_id FROM account_metric
      WHERE workspace_id = \(workspace) AND \(SQL.contains("metric", numbers)) AND \(further)
      ORDER BY account_id LIMIT \(limit)
      """)
  }

  /// Computes a ratio anew for some accounts.
  /// - Returns: the accounts, with the first day that may have changed.
  public static func compute(
    _ metric: Metric, of accounts: [ID<Account>], metrics: [Int: Metric], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [PastChange] {
    try RollupRefreshStore.refresh(metric, of: accounts, metrics: metrics, in: workspace, tx)
    let firsts = try tx.all(
      """
      SELECT account_id, first_day FROM account_metric
      WHERE workspace_id = \(workspace) AND metric = \(metric.number) AND \(SQL.contains("account_id", accounts))
      ORDER BY account_id
      """
    ) { row in (try row["account_id"] as ID<Account>, try row["first_day"] as LocalDate) }
    return firsts.map { PastChange($0.0, from: $0.1) }
  }
}
