import Foundation
import Kernel
import Storage

/// All SQL about workspaces.
public enum WorkspaceStore {
  /// What `workspace(_:)` reads, for statements that call the table `w`.
  static let columns: SQL = """
    w.id AS workspace_id, w.name AS workspace_name, w.language AS workspace_language,
    w.time_zone AS workspace_time_zone, w.currency AS workspace_currency
    """

  static func workspace(_ row: Row) throws -> Workspace {
    let zone: String = try row["workspace_time_zone"]
    return Workspace(
      id: try row["workspace_id"], name: try row["workspace_name"], language: try row["workspace_language"],
      timeZone: TimeZone(identifier: zone) ?? .gmt, currency: try row["workspace_currency"])
  }

  /// Whether there is any workspace in this installation.
  static func hasAny(_ tx: Transaction) throws -> Bool { try tx.exists("SELECT 1 FROM workspace LIMIT 1") }

  public static func find(_ tx: Transaction, _ workspace: ID<Workspace>) throws -> Workspace? {
    try tx.first("SELECT \(columns) FROM workspace w WHERE w.id = \(workspace)", Self.workspace)
  }

  /// By its name, as the command line says it.
  public static func find(_ tx: Transaction, named name: String) throws -> Workspace? {
    let name = name.precomposedStringWithCanonicalMapping
    return try tx.first("SELECT \(columns) FROM workspace w WHERE w.name = \(name)", Self.workspace)
  }

  /// All of the installation, for jobs that go through them.
  public static func all(_ tx: Transaction) throws -> [Workspace] {
    try tx.all("SELECT \(columns) FROM workspace w ORDER BY w.id", Self.workspace)
  }

  static func insert(_ tx: Transaction, _ workspace: Workspace, at now: Timestamp) throws {
    try tx.execute(
      """
      INSERT INTO workspace (id, name, language, time_zone, currency, created_at)
      VALUES (\(workspace.id), \(workspace.name), \(workspace.language), \(workspace.timeZone.identifier),
        \(workspace.currency), \(now))
      """)
  }

  /// Notes which workspace was the installation's first.
  /// - Returns: false when another one was.
  static func claimFirstRun(_ tx: Transaction, _ workspace: ID<Workspace>, at now: Timestamp) throws -> Bool {
    try tx.execute(
      """
      INSERT INTO first_run (slot, workspace_id, finished_at) VALUES (1, \(workspace), \(now))
      ON CONFLICT (slot) DO NOTHING
      """) == 1
  }
}
