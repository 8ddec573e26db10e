import Kernel
import Storage

/// All SQL about contacts that become one, beside the rows of all tables.
enum ContactMergeStore {
  /// Has nobody else change these contacts until the transaction ends.
  static func lock(_ ids: [ID<Contact>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    _ = try tx.values(
      """
      SELECT id FROM contact WHERE workspace_id = \(workspace) AND \(SQL.contains("id", ids.sorted()))
      ORDER BY id\(tx.dialect.lockingRows)
      """, as: ID<Contact>.self)
  }

  /// A contact that was changed between a merge and its undo gets a version of its own.
  static func countUndo(
    of id: ID<Contact>, _ journal: MergeJournal, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    guard let table = try StoredTable.all(tx)["contact"] else { return }
    let present = try table.lines(where: "workspace_id = \(workspace) AND id = \(id)", tx)
    if let line = present.first, journal.lines(of: ContactMergeParts.subject.label, .before).contains(line) { return }
    try tx.execute(
      """
      UPDATE contact SET version = version + 1, updated_at = \(now)
      WHERE workspace_id = \(workspace) AND id = \(id)
      """)
  }
}
