import Kernel
import Storage

/// All SQL about accounts that become one, beside the rows of all tables.
enum AccountMergeStore {
  /// Has nobody else change these accounts until the transaction ends.
  static func lock(_ ids: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    _ = try tx.values(
      """
      SELECT id FROM account WHERE workspace_id = \(workspace) AND \(SQL.contains("id", ids.sorted()))
      ORDER BY id\(tx.dialect.lockingRows)
      """, as: ID<Account>.self)
  }

  /// An account that comes back may have had a parent that is gone now, or part of another.
  static func keepParentReal(_ row: inout StoredRow, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    guard let parent = row["parent_id"].flatMap(ID<Account>.init(sqlValue:)),
      let id = row["id"].flatMap(ID<Account>.init(sqlValue:))
    else { return }
    let place = try MergeStore.successor(of: parent, in: workspace, tx) ?? parent
    let isThere = try tx.exists("SELECT 1 FROM account WHERE workspace_id = \(workspace) AND id = \(place)")
    if place == parent, isThere { return }
    row["parent_id"] = isThere && place != id ? place.sqlValue : .null
  }

  /// An account that was changed between a merge and its undo gets a version of its own.
  static func countUndo(
    of id: ID<Account>, _ journal: MergeJournal, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    guard let table = try StoredTable.all(tx)["account"] else { return }
    let present = try table.lines(where: "workspace_id = \(workspace) AND id = \(id)", tx)
    let before = journal.lines(of: AccountMergeParts.subject.label, .before)
    if let line = present.first, before.contains(line) { return }
    try tx.execute(
      """
      UPDATE account SET version = version + 1, updated_at = \(now)
      WHERE workspace_id = \(workspace) AND id = \(id)
      """)
  }
}
