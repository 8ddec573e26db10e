import Kernel
import Language
import Storage

/// All SQL about segments themselves. Who is in them is in `SegmentMemberStore`.
enum SegmentStore {
  private static let columns: SQL =
    "id, name, question, created_by, created_at, updated_at, version, archived_at"

  /// Those in use, by name.
  static func all(in workspace: ID<Workspace>, _ tx: Transaction, isLocking: Bool = false) throws -> [Segment] {
    let lock: SQL = isLocking ? tx.dialect.lockingRows : ""
    return try tx.all(
      """
      SELECT \(columns) FROM segment WHERE workspace_id = \(workspace) AND archived_at IS NULL
      ORDER BY name_folded, id\(lock)
      """, segment)
  }

  static func names(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [AccountVocabulary.SegmentName] {
    try tx.all(
      "SELECT id, name FROM segment WHERE workspace_id = \(workspace) AND archived_at IS NULL ORDER BY name_folded, id"
    ) { AccountVocabulary.SegmentName(id: try $0["id"], name: try $0["name"]) }
  }

  /// The segment, in use or not.
  static func find(_ id: ID<Segment>, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Segment? {
    try tx.first("SELECT \(columns) FROM segment WHERE workspace_id = \(workspace) AND id = \(id)", segment)
  }

  /// Whether another segment in use has this name, however it is written.
  static func isTaken(
    _ name: String, except id: ID<Segment>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 FROM segment WHERE workspace_id = \(workspace) AND name_folded = \(TextNormalizer.folded(name))
        AND archived_at IS NULL AND id <> \(id)
      """)
  }

  static func insert(_ segment: Segment, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO segment (workspace_id, id, name, name_folded, question, created_by, created_at, updated_at, version)
      VALUES (\(workspace), \(segment.id), \(segment.name), \(TextNormalizer.folded(segment.name)),
        \(segment.question), \(segment.createdBy), \(segment.createdAt), \(segment.updatedAt), \(segment.version))
      """)
  }

  /// Writes the segment over the stored one, when the stored version is the one before.
  /// - Returns: false when somebody else was faster.
  static func update(
    _ segment: Segment, archivedBy person: ID<Person>? = nil, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    try tx.execute(
      """
      UPDATE segment SET name = \(segment.name), name_folded = \(TextNormalizer.folded(segment.name)),
        question = \(segment.question), updated_at = \(segment.updatedAt), version = \(segment.version),
        archived_at = \(segment.archivedAt), archived_by = \(person)
      WHERE workspace_id = \(workspace) AND id = \(segment.id) AND version = \(segment.version - 1)
      """) == 1
  }

  /// Keeps what a segment asks from `moment` on.
  static func recordQuestion(
    _ segment: Segment, at moment: Timestamp, by person: ID<Person>?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO segment_question (workspace_id, segment_id, asked_at, question, asked_by)
      VALUES (\(workspace), \(segment.id), \(moment), \(segment.question), \(person))
      ON CONFLICT (workspace_id, segment_id, asked_at) DO UPDATE SET question = excluded.question
      """)
  }

  /// What a segment asked, newest first.
  static func questions(
    of id: ID<Segment>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [SegmentQuestionChange] {
    try tx.all(
      """
      SELECT asked_at, question, asked_by FROM segment_question
      WHERE workspace_id = \(workspace) AND segment_id = \(id) ORDER BY asked_at DESC
      """
    ) {
      SegmentQuestionChange(askedAt: try $0["asked_at"], question: try $0["question"], askedBy: try $0["asked_by"])
    }
  }

  private static func segment(_ row: Row) throws -> Segment {
    Segment(
      id: try row["id"], name: try row["name"], question: try row["question"], createdBy: try row["created_by"],
      createdAt: try row["created_at"], updatedAt: try row["updated_at"], version: try row["version"],
      archivedAt: try row["archived_at"])
  }
}
