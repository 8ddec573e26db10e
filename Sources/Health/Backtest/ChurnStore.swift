import Customers
import Kernel
import Storage

/// All SQL that reads when accounts were customers and were lost.
enum ChurnStore {
  static func histories(
    _ stretch: WorkStretch, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: ChurnHistory] {
    var histories: [ID<Account>: ChurnHistory] = [:]
    try tx.forEach(
      """
      SELECT id, churned_on, customer_since,
        CASE WHEN attributes LIKE '%"churned":"true"%' THEN 1 ELSE 0 END AS marked
      FROM account WHERE workspace_id = \(workspace) AND \(stretch.holds("id"))
      """
    ) {
      histories[try $0["id"]] = ChurnHistory(
        churnedOn: try $0["churned_on"], isMarked: try $0["marked"] as Int == 1,
        customerSince: try $0["customer_since"])
    }
    try tx.forEach(
      """
      SELECT account_id, starts_on, ends_on FROM subscription
      WHERE workspace_id = \(workspace) AND \(stretch.holds("account_id")) AND is_trial = \(false)
      """
    ) { histories[try $0["account_id"]]?.terms.append((try $0["starts_on"], try $0["ends_on"])) }
    try tx.forEach(
      """
      SELECT account_id, occurred_at FROM event
      WHERE workspace_id = \(workspace) AND \(stretch.holds("account_id")) AND kind = 'account.churned'
      """
    ) { histories[try $0["account_id"]]?.losses.append((try $0["occurred_at"] as Timestamp).utcDay) }
    return histories
  }

  /// The last day of which the source of a definition tells anything, up to `today`: subscriptions until which one began,
  /// since an end may have been agreed on long ago; the others until which anything came.
  static func lastDay(
    of churn: ChurnDefinition, upTo today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> LocalDate? {
    let began: LocalDate? = try tx.value(
      "SELECT max(starts_on) FROM subscription_period WHERE workspace_id = \(workspace) AND starts_on <= \(today)")
    guard churn != .subscriptions else { return began }
    let flowed: LocalDate? = try tx.value(
      "SELECT max(day) FROM metric_flow WHERE workspace_id = \(workspace) AND day <= \(today) AND samples > 0")
    let marked: LocalDate? = try tx.value(
      "SELECT max(churned_on) FROM account WHERE workspace_id = \(workspace) AND churned_on <= \(today)")
    return [began, flowed, marked].compactMap(\.self).max()
  }
}
