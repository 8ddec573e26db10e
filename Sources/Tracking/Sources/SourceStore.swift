import Kernel
import Storage

/// All SQL about sources and their keys.
enum SourceStore {
  /// A key as people see it.
  struct Key: Sendable {
    let id: ID<TrackingKey>
    let hint: String
    let createdAt: Timestamp
  }

  static func insert(
    _ source: TrackingSource, by person: ID<Person>?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO tracking_source (workspace_id, id, name, created_at, created_by)
      VALUES (\(workspace), \(source.id), \(source.name), \(source.createdAt), \(person))
      """)
  }

  /// The open ones by name.
  static func all(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [TrackingSource] {
    try tx.all(
      """
      SELECT id, name, created_at FROM tracking_source
      WHERE workspace_id = \(workspace) AND closed_at IS NULL ORDER BY name
      """
    ) { row in TrackingSource(id: try row["id"], name: try row["name"], createdAt: try row["created_at"]) }
  }

  static func find(
    _ id: ID<TrackingSource>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> TrackingSource? {
    try all(in: workspace, tx).first { $0.id == id }
  }

  /// Whether a source, open or closed, has this name.
  static func hasName(_ name: String, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Bool {
    try tx.exists("SELECT 1 FROM tracking_source WHERE workspace_id = \(workspace) AND name = \(name)")
  }

  static func insert(
    _ key: WriteKey, id: ID<TrackingKey>, of source: ID<TrackingSource>, at now: Timestamp, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO tracking_key (workspace_id, id, source_id, key_hash, hint, created_at)
      VALUES (\(key.workspace), \(id), \(source), \(key.hash), \(key.hint), \(now))
      """)
  }

  /// The keys that are valid, the newest first.
  static func keys(
    of source: ID<TrackingSource>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Key] {
    try tx.all(
      """
      SELECT id, hint, created_at FROM tracking_key
      WHERE workspace_id = \(workspace) AND source_id = \(source) AND revoked_at IS NULL ORDER BY id DESC
      """
    ) { row in Key(id: try row["id"], hint: try row["hint"], createdAt: try row["created_at"]) }
  }

  /// The open source that has this key.
  static func source(of key: WriteKey, _ tx: Transaction) throws -> ID<TrackingSource>? {
    try tx.value(
      """
      SELECT k.source_id FROM tracking_key k
      JOIN tracking_source s ON s.workspace_id = k.workspace_id AND s.id = k.source_id
      WHERE k.workspace_id = \(key.workspace) AND k.key_hash = \(key.hash) AND k.revoked_at IS NULL
        AND s.closed_at IS NULL
      """)
  }

  /// Ends keys of a source: one, or all.
  /// - Returns: whether any was valid.
  static func revoke(
    _ key: ID<TrackingKey>?, of source: ID<TrackingSource>, by person: ID<Person>?, at now: Timestamp,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    let which: SQL = key.map { "id = \($0)" } ?? "1 = 1"
    return try tx.execute(
      """
      UPDATE tracking_key SET revoked_at = \(now), revoked_by = \(person)
      WHERE workspace_id = \(workspace) AND source_id = \(source) AND revoked_at IS NULL AND \(which)
      """) > 0
  }

  static func close(
    _ source: ID<TrackingSource>, by person: ID<Person>?, at now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> Bool {
    try tx.execute(
      """
      UPDATE tracking_source SET closed_at = \(now), closed_by = \(person)
      WHERE workspace_id = \(workspace) AND id = \(source) AND closed_at IS NULL
      """) == 1
  }
}

extension SourceStore {
  /// The workspaces that have any source.
  static func workspaces(_ tx: Transaction) throws -> [ID<Workspace>] {
    try tx.values("SELECT DISTINCT workspace_id FROM tracking_source ORDER BY workspace_id")
  }
}
