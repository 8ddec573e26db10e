import Kernel
import Storage

/// All SQL about what was said of a customer's leaving before something else was.
enum AccountChurnStore {
  /// Keeps what is said so far, when the account is about to be written with something else.
  static func keep(_ account: Account, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let details = account.details
    try tx.execute(
      """
      INSERT INTO account_churn_past (workspace_id, account_id, replaced_at, churned_on, churn_reason, churn_note)
      SELECT workspace_id, id, \(account.updatedAt), churned_on, churn_reason, churn_note FROM account
      WHERE workspace_id = \(workspace) AND id = \(account.id) AND version = \(account.version - 1) AND (
        churned_on IS DISTINCT FROM \(details.churnedOn) OR churn_reason IS DISTINCT FROM \(details.churnReason)
        OR churn_note IS DISTINCT FROM \(details.churnNote))
      ON CONFLICT DO NOTHING
      """)
  }

  /// Forgets what was kept from `start` on: it was said by something that is undone.
  static func forget(
    of account: ID<Account>, from start: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      DELETE FROM account_churn_past
      WHERE workspace_id = \(workspace) AND account_id = \(account) AND replaced_at >= \(start)
      """)
  }

  /// What is said of the leaving of an account, alias `b`; of the past nothing before the day on which it left.
  static func column(_ column: Column, _ past: AccountPast?) -> SQL {
    guard let past else { return known(column, at: nil) }
    return "CASE WHEN \(known(.day, at: past.knownAt)) <= \(past.day) THEN \(known(column, at: past.knownAt)) END"
  }

  private static func known(_ column: Column, at moment: Timestamp?) -> SQL {
    guard let moment else { return "b.\(column.name)" }
    let past: SQL = """
      FROM account_churn_past c WHERE c.workspace_id = b.workspace_id AND c.account_id = b.id
        AND c.replaced_at > \(moment)
      """
    return """
      CASE WHEN EXISTS (SELECT 1 \(past)) THEN (SELECT c.\(column.name) \(past) ORDER BY c.replaced_at LIMIT 1)
        ELSE b.\(column.name) END
      """
  }

  enum Column {
    case day, reason, note

    fileprivate var name: SQL {
      switch self {
      case .day: "churned_on"
      case .reason: "churn_reason"
      case .note: "churn_note"
      }
    }
  }
}
