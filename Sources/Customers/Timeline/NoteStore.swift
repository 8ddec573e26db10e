import Kernel
import Storage

/// All SQL about notes and what they said before.
public enum NoteStore {
  /// Adds new notes.
  public static func insert(_ notes: some Sequence<Note>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.insert(
      into: "note",
      columns: [
        "workspace_id", "id", "account_id", "kind", "body", "occurred_at", "author_id", "version", "created_at",
        "updated_at",
      ],
      rows: notes.lazy.map { note in
        [
          workspace.sqlValue, note.id.sqlValue, note.account.sqlValue, note.kind.sqlValue, .text(note.body),
          note.occurredAt.sqlValue, note.author?.sqlValue ?? .null, note.version.sqlValue, note.createdAt.sqlValue,
          note.updatedAt.sqlValue,
        ]
      })
  }

  /// Writes the body over the stored one, which is kept, when the stored version is the one before.
  /// - Returns: false when somebody else was faster.
  public static func edit(
    _ note: Note, by person: ID<Person>?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    let kept = try tx.execute(
      """
      INSERT INTO note_revision (workspace_id, note_id, version, body, edited_at, edited_by)
      SELECT workspace_id, id, version, body, \(note.updatedAt), \(person) FROM note
      WHERE workspace_id = \(workspace) AND id = \(note.id) AND version = \(note.version - 1)
      """)
    guard kept == 1 else { return false }
    let changed = try tx.execute(
      """
      UPDATE note SET body = \(note.body), version = \(note.version), updated_at = \(note.updatedAt)
      WHERE workspace_id = \(workspace) AND id = \(note.id) AND version = \(note.version - 1)
      """)
    return changed == 1
  }

  /// Keeps others from changing the note until the transaction ends.
  static func lock(_ id: ID<Note>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    _ = try tx.exists("SELECT 1 FROM note WHERE workspace_id = \(workspace) AND id = \(id)\(tx.dialect.lockingRows)")
  }

  /// The note, when `condition` (on the alias `a` of its account) lets it be seen.
  public static func find(
    _ id: ID<Note>, where condition: SQL = "1 = 1", in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Note? {
    try tx.first(
      """
      SELECT n.*, \(outcome) FROM note n JOIN account a ON a.workspace_id = n.workspace_id AND a.id = n.account_id
      WHERE n.workspace_id = \(workspace) AND n.id = \(id) AND \(condition)
      """, as: Note.self)
  }

  /// The notes of these ids, in no order.
  ///
  /// - Parameter moment: with what they said then; nil for what they say.
  public static func notes(
    _ ids: [ID<Note>], knownAt moment: Timestamp? = nil, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Note] {
    if ids.isEmpty { return [] }
    let notes = try tx.all(
      "SELECT n.*, \(outcome) FROM note n WHERE n.workspace_id = \(workspace) AND \(SQL.contains("n.id", ids))",
      as: Note.self)
    guard let moment else { return notes }
    var former: [ID<Note>: NoteRevision] = [:]
    for note in notes where note.version > 1 {
      former[note.id] = try revisions(of: note.id, in: workspace, tx).last { $0.editedAt > moment }
    }
    return notes.map { note in
      var copy = note
      copy.body = former[note.id]?.body ?? note.body
      copy.version = former[note.id]?.version ?? note.version
      return copy
    }
  }

  /// How it went, unless that was taken back.
  private static let outcome: SQL = """
    (SELECT o.value FROM observation o
      WHERE o.workspace_id = n.workspace_id AND o.note_id = n.id AND o.withdrawn_at IS NULL) AS outcome
    """

  /// What the note said before each edit, newest first.
  public static func revisions(
    of id: ID<Note>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [NoteRevision] {
    try tx.all(
      """
      SELECT version, body, edited_at, edited_by FROM note_revision
      WHERE workspace_id = \(workspace) AND note_id = \(id) ORDER BY version DESC
      """, as: NoteRevision.self)
  }
}

extension Note: RowDecodable {
  public init(row: Row) throws {
    self.init(
      id: try row["id"], account: try row["account_id"], kind: try row["kind"], body: try row["body"],
      occurredAt: try row["occurred_at"], author: try row["author_id"], version: try row["version"],
      createdAt: try row["created_at"], updatedAt: try row["updated_at"],
      outcome: (try row["outcome"] as Int?).flatMap(Judgement.init(value:)))
  }
}
