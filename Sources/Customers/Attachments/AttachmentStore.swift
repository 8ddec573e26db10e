import Kernel
import Storage

/// All SQL about files that stand with notes.
public enum AttachmentStore {
  public static func insert(
    _ attachments: some Sequence<Attachment>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "note_attachment", columns: ["workspace_id", "id", "note_id", "name", "size", "added_at", "added_by"],
      rows: attachments.lazy.map {
        [
          workspace.sqlValue, $0.id.sqlValue, $0.note.sqlValue, .text($0.name), $0.size.sqlValue, $0.addedAt.sqlValue,
          $0.addedBy?.sqlValue ?? .null,
        ]
      })
  }

  /// Of these notes, in the order in which they were added.
  public static func attachments(
    of notes: [ID<Note>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Attachment] {
    if notes.isEmpty { return [] }
    return try tx.all(statement(notes, in: workspace), as: Attachment.self)
  }

  static func statement(_ notes: [ID<Note>], in workspace: ID<Workspace>) -> SQL {
    """
    SELECT * FROM note_attachment WHERE workspace_id = \(workspace) AND \(SQL.contains("note_id", notes))
    ORDER BY note_id, id
    """
  }

  /// - Returns: false when the note has no such file.
  static func delete(
    _ id: ID<Attachment>, of note: ID<Note>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    try tx.execute(
      "DELETE FROM note_attachment WHERE workspace_id = \(workspace) AND note_id = \(note) AND id = \(id)") == 1
  }

  /// Those of the ids that are attachments.
  static func known(
    _ ids: [ID<Attachment>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Set<ID<Attachment>> {
    if ids.isEmpty { return [] }
    let found: [ID<Attachment>] = try tx.values(
      "SELECT id FROM note_attachment WHERE workspace_id = \(workspace) AND \(SQL.contains("id", ids))")
    return Set(found)
  }
}

extension Attachment: RowDecodable {
  public init(row: Row) throws {
    self.init(
      id: try row["id"], note: try row["note_id"], name: try row["name"], size: try row["size"],
      addedAt: try row["added_at"], addedBy: try row["added_by"])
  }
}
