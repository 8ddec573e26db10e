import Kernel
import Storage

/// All SQL about what two accounts that become one pay, and when they were spoken with.
enum MergeMoneyStore {
  /// When the account that is no more was last spoken with and seen, as the merge has kept it.
  static func summary(
    in journal: MergeJournal, of account: EventSubject, _ tx: Transaction
  ) throws -> (lastContactAt: Timestamp?, lastSeenAt: Timestamp?) {
    guard let table = try StoredTable.all(tx)["account_summary"] else { return (nil, nil) }
    for line in journal.lines(of: "account_summary.account_id", .before) {
      let row = try table.row(line)
      guard let id = row["account_id"], StoredTable.isSame(id, account.sqlValue) else { continue }
      func moment(_ column: String) -> Timestamp? { row[column].flatMap(Timestamp.init(sqlValue:)) }
      return (moment("last_contact_at"), moment("last_seen_at"))
    }
    return (nil, nil)
  }

  /// Whether the movements that are kept are not those that the periods make.
  static func movementsDiffer(
    of accounts: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    for account in accounts {
      let kept = try SubscriptionStore.movements(of: account, limit: Int(Int32.max), in: workspace, tx)
      let periods = try SubscriptionStore.periods(of: account, in: workspace, tx)
      if kept.sorted(by: { $0.day < $1.day }) != MRRMovement.movements(of: periods) { return true }
    }
    return false
  }
}
