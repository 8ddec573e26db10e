import Kernel
import Storage

/// All SQL about merges themselves; what they do to the rows of other tables is in `MergeRowStore`.
enum MergeStore {
  static func insert(
    _ record: MergeRecord, _ journal: MergeJournal, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "merge_record",
      columns: [
        "workspace_id", "id", "kind", "survivor_id", "merged_id", "merged_name", "merged_at", "merged_by",
      ],
      rows: [
        [
          workspace.sqlValue, record.id.sqlValue, record.kind.sqlValue, record.survivor.sqlValue,
          record.merged.sqlValue, .text(record.mergedName), record.mergedAt.sqlValue,
          record.mergedBy?.sqlValue ?? .null,
        ]
      ])
    try tx.insert(
      into: "merge_row", columns: ["workspace_id", "merge_id", "position", "table_name", "state", "content"],
      rows: journal.entries.lazy.enumerated().map { position, entry in
        [
          workspace.sqlValue, record.id.sqlValue, .integer(Int64(position)), .text(entry.table),
          .text(entry.state.rawValue), .text(entry.line),
        ]
      })
  }

  static func journal(of id: ID<MergeRecord>, in workspace: ID<Workspace>, _ tx: Transaction) throws -> MergeJournal {
    var journal = MergeJournal()
    try tx.forEach(
      """
      SELECT table_name, state, content FROM merge_row
      WHERE workspace_id = \(workspace) AND merge_id = \(id) ORDER BY position
      """
    ) { row in
      let state: String = try row["state"]
      journal.note([try row["content"]], of: try row["table_name"], MergeJournal.State(rawValue: state) ?? .before)
    }
    return journal
  }

  /// The merges into this one that stand, the latest first.
  static func standing<Subject>(
    into survivor: ID<Subject>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [MergeRecord] {
    try tx.all(
      """
      SELECT * FROM merge_record
      WHERE workspace_id = \(workspace) AND survivor_id = \(survivor) AND undone_at IS NULL
      ORDER BY merged_at DESC, id DESC
      """, as: MergeRecord.self)
  }

  /// The last of them, which is the one to take back.
  /// - Throws: 404 when none stands, 409 when it is longer ago than 30 days.
  static func undoable<Subject>(
    into survivor: ID<Subject>, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> MergeRecord {
    guard let record = try standing(into: survivor, in: workspace, tx).first else { throw Problem.notFound }
    guard now <= record.undoableUntil else { throw Problem.conflict("mergeTooOld") }
    return record
  }

  static func find(_ id: ID<MergeRecord>, in workspace: ID<Workspace>, _ tx: Transaction) throws -> MergeRecord? {
    try tx.first("SELECT * FROM merge_record WHERE workspace_id = \(workspace) AND id = \(id)", as: MergeRecord.self)
  }

  /// Where an id leads that is no more: through all merges that stand; nil when it was never merged.
  static func successor<Subject>(
    of id: ID<Subject>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ID<Subject>? {
    var (found, place): (ID<Subject>?, ID<Subject>) = (nil, id)
    while let next: ID<Subject> = try tx.value(
      """
      SELECT survivor_id FROM merge_record
      WHERE workspace_id = \(workspace) AND merged_id = \(place) AND undone_at IS NULL
      """)
    {
      found = next
      place = next
    }
    return found
  }

  /// Notes that a merge was undone; what it kept for that is not needed any more.
  static func finish(
    _ id: ID<MergeRecord>, at moment: Timestamp, by person: ID<Person>?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE merge_record SET undone_at = \(moment), undone_by = \(person)
      WHERE workspace_id = \(workspace) AND id = \(id)
      """)
    try tx.execute("DELETE FROM merge_row WHERE workspace_id = \(workspace) AND merge_id = \(id)")
  }

  /// Forgets how to undo what can be undone no more.
  static func forget(before moment: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute(
      """
      DELETE FROM merge_row WHERE workspace_id = \(workspace) AND merge_id IN (
        SELECT id FROM merge_record WHERE workspace_id = \(workspace) AND merged_at < \(moment))
      """)
  }
}
