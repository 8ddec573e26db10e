import Kernel
import Storage

/// All SQL about what the rows of sources became.
enum ImportKeyStore {
  /// What a row became when it was imported.
  struct Entry: Sendable {
    let key: String
    /// The account, contact, subscription, event, note, or the id that the row's signals share.
    let subject: EventSubject
    let hash: Int64
    var account: ID<Account>?
    var occurredAt: Timestamp?
    /// The import that wrote it last.
    var run: ID<ImportRun>?
  }

  /// Lists in statements have this length, so that there is one statement to prepare.
  private static let chunk = 200

  /// The entries that exist for these keys.
  static func entries(
    _ keys: [String], kind: ImportKind, source: String, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [String: Entry] {
    var found: [String: Entry] = [:]
    let rows: SQL =
      "import_key WHERE workspace_id = \(workspace) AND source = \(source) AND kind = \(kind.rawValue)"
    for some in try tx.candidates(keys, in: "external_id", of: rows).filledChunks(of: chunk) {
      try tx.forEach(
        """
        SELECT external_id, subject_id, content_hash, account_id, occurred_at, run_id
        FROM \(rows) AND \(SQL.contains("external_id", some))
        """
      ) { row in
        let entry = try entry(row)
        found[entry.key] = entry
      }
    }
    return found
  }

  /// The import that wrote the key last.
  static func run(
    of key: String, kind: ImportKind, source: String, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ID<ImportRun>? {
    try tx.value(
      """
      SELECT run_id FROM import_key
      WHERE workspace_id = \(workspace) AND source = \(source) AND kind = \(kind.rawValue) AND external_id = \(key)
      """)
  }

  /// Writes entries; one of the same key is replaced.
  static func write(
    _ entries: [Entry], kind: ImportKind, source: String, run: ID<ImportRun>, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "import_key",
      constants: [
        "workspace_id": workspace.sqlValue, "source": source.sqlValue, "kind": kind.rawValue.sqlValue,
        "run_id": run.sqlValue,
      ],
      columns: ["external_id", "subject_id", "content_hash", "account_id", "occurred_at"],
      of: entries.indices,
      onConflict: """
        ON CONFLICT (workspace_id, source, kind, external_id) DO UPDATE SET subject_id = excluded.subject_id,
          content_hash = excluded.content_hash, account_id = excluded.account_id,
          occurred_at = excluded.occurred_at, run_id = excluded.run_id
        """
    ) { place, row in
      row.append(entries[place].key)
      row.append(.uuid(entries[place].subject.high, entries[place].subject.low))
      row.append(.integer(entries[place].hash))
      row.append(entries[place].account?.sqlValue ?? .null)
      row.append(entries[place].occurredAt?.sqlValue ?? .null)
    }
  }

  /// The accounts of which a source has told something of this kind.
  static func accounts(
    of kind: ImportKind, source: String, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Set<ID<Account>> {
    Set(
      try tx.values(
        """
        SELECT DISTINCT account_id FROM import_key
        WHERE workspace_id = \(workspace) AND source = \(source) AND kind = \(kind.rawValue)
          AND account_id IS NOT NULL
        """, as: ID<Account>.self))
  }

  private static func entry(_ row: Row) throws -> Entry {
    let subject: ID<Event> = try row["subject_id"]
    return Entry(
      key: try row["external_id"], subject: EventSubject(subject), hash: try row["content_hash"],
      account: try row["account_id"], occurredAt: try row["occurred_at"], run: try row["run_id"])
  }
}
