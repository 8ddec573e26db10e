import Kernel
import Storage

/// SQL that counts what a run wrote and finds what stands on it by now.
enum ImportObstacleStore {
  /// How many things undoing the run would remove and put back, by kind of file.
  static func counts(
    of run: ID<ImportRun>, sources: [String], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> (removed: [ImportKind: Int], restored: [ImportKind: Int]) {
    var (removed, restored): ([ImportKind: Int], [ImportKind: Int]) = ([:], [:])
    try tx.forEach(
      """
      SELECT k.kind, count(*) FILTER (WHERE b.is_new IS NULL OR b.is_new = TRUE) AS removed,
        count(*) FILTER (WHERE b.is_new = FALSE) AS restored
      \(written(by: run, sources, workspace)) GROUP BY k.kind
      """
    ) { row in
      let kind: String = try row["kind"]
      guard let kind = ImportKind(rawValue: kind) else { return }
      removed[kind] = try row["removed"]
      restored[kind] = try row["restored"]
    }
    return (removed.filter { $0.value > 0 }, restored.filter { $0.value > 0 })
  }

  /// What is newer than `end` and stands on what the run wrote.
  static func obstacles(
    of run: ID<ImportRun>, sources: [String], after end: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ImportUndo.Obstacle] {
    let place = Place(run: run, sources: sources, end: end, workspace: workspace, tx: tx)
    return try [
      place.laterImports(),
      place.obstacle(.changedAccount, try place.changed("accounts", "account", "name")),
      place.obstacle(.changedContact, try place.changed("contacts", "contact", "display_name")),
      place.obstacle(
        .changedSubscription, try place.changed("subscriptions", "subscription", "coalesce(product, plan, '')")),
      place.obstacle(.accountInUse, try place.names(where: inUse(since: end))),
      place.obstacle(
        .accountWithSignals,
        try place.names(
          where: """
            EXISTS (SELECT 1 FROM signal s
              WHERE s.workspace_id = a.workspace_id AND s.account_id = a.id AND s.recorded_at > \(end))
            """)),
      place.obstacle(.noteWithFiles, try place.files()),
    ].compactMap(\.self)
  }

  /// Those of the accounts (alias `a` in `inUse`) at which something has happened since.
  static func inUse(
    _ accounts: [ID<Account>], since end: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Set<ID<Account>> {
    Set(
      try tx.values(
        """
        SELECT a.id FROM account a
        WHERE a.workspace_id = \(workspace) AND \(SQL.contains("a.id", accounts)) AND \(inUse(since: end))
        """, as: ID<Account>.self))
  }

  private static func inUse(since end: Timestamp) -> SQL {
    """
    EXISTS (SELECT 1 FROM event e WHERE e.workspace_id = a.workspace_id AND e.account_id = a.id
      AND e.recorded_at > \(end)
      AND e.kind NOT IN (\(EventKind.healthBandChanged), \(EventKind.accountChanged), \(EventKind.stageChanged)))
    """
  }

  fileprivate static func written(
    by run: ID<ImportRun>, _ sources: [String], _ workspace: ID<Workspace>
  ) -> SQL {
    """
    FROM import_key k LEFT JOIN import_key_before b ON b.workspace_id = k.workspace_id AND b.run_id = k.run_id
      AND b.source = k.source AND b.kind = k.kind AND b.external_id = k.external_id
    WHERE k.workspace_id = \(workspace) AND \(SQL.contains("k.source", sources)) AND k.run_id = \(run)
    """
  }
}

/// A run in the middle of everything that came after it.
private struct Place {
  let run: ID<ImportRun>
  let sources: [String]
  let end: Timestamp
  let workspace: ID<Workspace>
  let tx: Transaction

  private static let exampleLimit = 5

  func obstacle(_ kind: ImportUndo.Obstacle.Kind, _ names: [String]) -> ImportUndo.Obstacle? {
    guard !names.isEmpty else { return nil }
    return ImportUndo.Obstacle(
      kind: kind, count: names.count, examples: Array(names.prefix(Self.exampleLimit)).filter { !$0.isEmpty })
  }

  func laterImports() throws -> ImportUndo.Obstacle? {
    let found = try tx.all(
      """
      SELECT r.file_names, count(*) AS total FROM import_key_before b
      JOIN import_run r ON r.workspace_id = b.workspace_id AND r.id = b.run_id
      WHERE b.workspace_id = \(workspace) AND b.former_run_id = \(run) AND b.run_id <> \(run)
      GROUP BY r.id, r.file_names ORDER BY r.id
      """
    ) { (files: try $0["file_names"] as String, rows: try $0["total"] as Int) }
    guard !found.isEmpty else { return nil }
    let names = found.prefix(Self.exampleLimit).map { $0.files.replacing("\n", with: ", ") }
    return ImportUndo.Obstacle(kind: .laterImport, count: found.reduce(0) { $0 + $1.rows }, examples: names)
  }

  /// Names of things of the run that were changed since: those that it made, and those that it changed.
  func changed(_ kind: String, _ table: SQL, _ name: SQL) throws -> [String] {
    let made = try tx.values(
      """
      SELECT \(name) FROM \(table) t WHERE t.workspace_id = \(workspace) AND t.updated_at > \(end) AND t.id IN (
        SELECT k.subject_id \(ImportObstacleStore.written(by: run, sources, workspace)) AND k.kind = \(kind)
          AND (b.is_new IS NULL OR b.is_new = TRUE))
      LIMIT 10000
      """, as: String.self)
    let changed = try tx.values(
      """
      SELECT \(name) FROM import_image i JOIN \(table) t ON t.workspace_id = i.workspace_id AND t.id = i.subject_id
      WHERE i.workspace_id = \(workspace) AND i.run_id = \(run) AND i.kind = \(String(kind.dropLast()))
        AND t.updated_at > \(end)
      LIMIT 10000
      """, as: String.self)
    return made + changed
  }

  /// Names of files that stand with notes that the run made.
  func files() throws -> [String] {
    try tx.values(
      """
      SELECT f.name FROM note_attachment f WHERE f.workspace_id = \(workspace) AND f.note_id IN (
        SELECT k.subject_id \(ImportObstacleStore.written(by: run, sources, workspace)) AND k.kind = 'notes'
          AND (b.is_new IS NULL OR b.is_new = TRUE))
      ORDER BY f.id LIMIT 10000
      """, as: String.self)
  }

  /// Names of accounts that the run made and of which `condition` (alias `a`) is true.
  func names(where condition: SQL) throws -> [String] {
    try tx.values(
      """
      SELECT a.name FROM account a WHERE a.workspace_id = \(workspace) AND a.id IN (
        SELECT k.subject_id \(ImportObstacleStore.written(by: run, sources, workspace)) AND k.kind = 'accounts'
          AND (b.is_new IS NULL OR b.is_new = TRUE))
        AND \(condition)
      LIMIT 10000
      """, as: String.self)
  }
}
