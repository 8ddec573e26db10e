import Foundation
import Kernel
import Storage

/// All SQL about what imports changed, and about undoing them.
enum ImportUndoStore {
  /// Keeps what rows meant before; of several changes in one run the first one counts.
  static func insert(
    _ rows: [FormerRow], source: String, run: ID<ImportRun>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let values: [[SQLValue]] = try rows.map { row in
      let entry = row.entry
      return [
        workspace.sqlValue, run.sqlValue, .text(source), .text(row.kind.rawValue), .text(row.key), .bool(row.isNew),
        entry.map { .uuid($0.subject.high, $0.subject.low) } ?? .null, entry.map { .integer($0.hash) } ?? .null,
        entry?.account?.sqlValue ?? .null, entry?.occurredAt?.sqlValue ?? .null, entry?.run?.sqlValue ?? .null,
        .text(row.facts.isEmpty ? "" : try json(row.facts)),
      ]
    }
    try tx.insert(
      into: "import_key_before",
      columns: [
        "workspace_id", "run_id", "source", "kind", "external_id", "is_new", "subject_id", "content_hash",
        "account_id", "occurred_at", "former_run_id", "facts",
      ],
      rows: values, onConflict: "ON CONFLICT (workspace_id, run_id, source, kind, external_id) DO NOTHING")
  }

  /// Keeps things as they were; of several changes in one run the first one counts.
  static func insert(
    _ images: [ImportImage], run: ID<ImportRun>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let values: [[SQLValue]] = try images.map { image in
      [
        workspace.sqlValue, run.sqlValue, .text(image.kind.rawValue),
        .uuid(image.subject.high, image.subject.low), .text(try json(image)),
      ]
    }
    try tx.insert(
      into: "import_image", columns: ["workspace_id", "run_id", "kind", "subject_id", "image"], rows: values,
      onConflict: "ON CONFLICT (workspace_id, run_id, kind, subject_id) DO NOTHING")
  }

  // MARK: What a run wrote

  /// A key that a run wrote last, and what it meant before.
  struct Written: Sendable {
    let entry: ImportKeyStore.Entry
    /// Nil when the run made the thing and nothing had its key.
    let former: FormerRow?

    var isNew: Bool { former?.isNew ?? true }
  }

  /// The sources of a run's files.
  static func sources(of run: ID<ImportRun>, in workspace: ID<Workspace>, _ tx: Transaction) throws -> [String] {
    let mappings = try tx.values(
      "SELECT mapping FROM import_file WHERE workspace_id = \(workspace) AND run_id = \(run)", as: String.self)
    return Set(mappings.compactMap { try? ImportMapping(json: Data($0.utf8)).source }).sorted()
  }

  /// The next keys behind `key` that the run wrote last.
  static func written(
    by run: ID<ImportRun>, source: String, kind: ImportKind, after key: String, limit: Int,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Written] {
    try tx.all(
      """
      SELECT k.external_id, k.subject_id, k.content_hash, k.account_id, k.occurred_at, b.is_new,
        b.subject_id AS former_subject, b.content_hash AS former_hash, b.account_id AS former_account,
        b.occurred_at AS former_moment, b.former_run_id, b.facts
      FROM import_key k LEFT JOIN import_key_before b ON b.workspace_id = k.workspace_id AND b.run_id = k.run_id
        AND b.source = k.source AND b.kind = k.kind AND b.external_id = k.external_id
      WHERE k.workspace_id = \(workspace) AND k.source = \(source) AND k.kind = \(kind.rawValue)
        AND k.external_id > \(key) AND k.run_id = \(run)
      ORDER BY k.external_id LIMIT \(limit)
      """
    ) { try written($0, kind, run) }
  }

  private static func written(_ row: Row, _ kind: ImportKind, _ run: ID<ImportRun>) throws -> Written {
    let (subject, key): (ID<Event>, String) = (try row["subject_id"], try row["external_id"])
    let entry = ImportKeyStore.Entry(
      key: key, subject: EventSubject(subject), hash: try row["content_hash"], account: try row["account_id"],
      occurredAt: try row["occurred_at"], run: run)
    guard let isNew: Bool = try row["is_new"] else { return Written(entry: entry, former: nil) }
    let (formerSubject, facts): (ID<Event>?, String) = (try row["former_subject"], try row["facts"])
    let former: ImportKeyStore.Entry? = try formerSubject.map { subject in
      ImportKeyStore.Entry(
        key: key, subject: EventSubject(subject), hash: try row["former_hash"], account: try row["former_account"],
        occurredAt: try row["former_moment"], run: try row["former_run_id"])
    }
    let read = facts.isEmpty ? FormerRow.Facts() : try decoded(FormerRow.Facts.self, facts)
    return Written(
      entry: entry, former: FormerRow(kind: kind, key: key, isNew: isNew, entry: former, facts: read))
  }

  /// Lets the keys mean what they meant before the run.
  static func putBack(
    _ rows: [Written], run: ID<ImportRun>, source: String, kind: ImportKind, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    for chunk in rows.map(\.entry.key).chunks(of: 200) {
      let which: SQL = """
        workspace_id = \(workspace) AND source = \(source) AND kind = \(kind.rawValue)
          AND \(SQL.contains("external_id", chunk)) AND run_id = \(run)
        """
      try tx.execute("DELETE FROM import_key WHERE \(which)")
      try tx.execute("DELETE FROM import_key_before WHERE \(which)")
    }
    let former = Dictionary(grouping: rows.compactMap { $0.former?.entry }) { $0.run }
    for (formerRun, entries) in former {
      try ImportKeyStore.write(entries, kind: kind, source: source, run: formerRun ?? run, in: workspace, tx)
    }
  }

  /// Takes the next things that are to be as they were.
  static func takeImages(
    _ kind: ImportImage.Kind, of run: ID<ImportRun>, limit: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ImportImage] {
    let which: SQL = "workspace_id = \(workspace) AND run_id = \(run) AND kind = \(kind.rawValue)"
    let rows = try tx.all(
      "SELECT subject_id, image FROM import_image WHERE \(which) ORDER BY subject_id LIMIT \(limit)"
    ) { (id: try $0["subject_id"] as ID<Event>, image: try $0["image"] as String) }
    try tx.execute("DELETE FROM import_image WHERE \(which) AND \(SQL.contains("subject_id", rows.map(\.id)))")
    return try rows.map { try decoded(ImportImage.self, $0.image) }
  }

  // MARK: The undo itself

  /// Notes that the run is to be undone; one that was refused before is tried again.
  static func begin(
    _ run: ID<ImportRun>, by person: ID<Person>?, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO import_undo (workspace_id, run_id, requested_by, requested_at, removed, restored, obstacles)
      VALUES (\(workspace), \(run), \(person), \(now), 0, 0, '')
      ON CONFLICT (workspace_id, run_id) DO UPDATE SET finished_at = NULL, obstacles = ''
      """)
  }

  static func add(
    removed: Int, restored: Int, to run: ID<ImportRun>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE import_undo SET removed = removed + \(removed), restored = restored + \(restored)
      WHERE workspace_id = \(workspace) AND run_id = \(run)
      """)
  }

  static func finish(
    _ run: ID<ImportRun>, obstacles: [ImportUndo.Obstacle], at now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE import_undo SET finished_at = \(now), obstacles = \(obstacles.isEmpty ? "" : try json(obstacles))
      WHERE workspace_id = \(workspace) AND run_id = \(run)
      """)
  }

  static func find(_ run: ID<ImportRun>, in workspace: ID<Workspace>, _ tx: Transaction) throws -> ImportUndo? {
    try tx.first("SELECT * FROM import_undo WHERE workspace_id = \(workspace) AND run_id = \(run)") { row in
      let obstacles: String = try row["obstacles"]
      return ImportUndo(
        requestedBy: try row["requested_by"], requestedAt: try row["requested_at"],
        finishedAt: try row["finished_at"], removed: try row["removed"], restored: try row["restored"],
        obstacles: obstacles.isEmpty ? [] : try decoded([ImportUndo.Obstacle].self, obstacles))
    }
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func decoded<Value: Decodable>(_: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }
}
