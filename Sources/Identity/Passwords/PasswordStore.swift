import Kernel
import Storage

/// All SQL about passwords.
enum PasswordStore {
  /// Who may be meant by an address, in whichever workspace: the only question that names none.
  struct Candidate: Sendable {
    let workspace: Workspace
    let person: ID<Person>
    let name: String
    /// Nil for people who come in by other ways.
    let hash: String?
  }

  /// The most workspaces that one sign-in looks into: each costs the time of a hash.
  private static let mostCandidates = 4

  static func candidates(_ tx: Transaction, _ email: EmailAddress) throws -> [Candidate] {
    try tx.all(
      """
      SELECT \(WorkspaceStore.columns), p.id, p.name, s.hash
      FROM person p
      JOIN workspace w ON w.id = p.workspace_id
      LEFT JOIN person_password s ON s.workspace_id = p.workspace_id AND s.person_id = p.id
      WHERE p.email_key = \(email.key) AND p.deactivated_at IS NULL
      ORDER BY p.workspace_id LIMIT \(mostCandidates)
      """
    ) { row in
      Candidate(
        workspace: try WorkspaceStore.workspace(row), person: try row["id"], name: try row["name"],
        hash: try row["hash"])
    }
  }

  static func hash(_ tx: Transaction, _ workspace: ID<Workspace>, _ person: ID<Person>) throws -> String? {
    try tx.value("SELECT hash FROM person_password WHERE workspace_id = \(workspace) AND person_id = \(person)")
  }

  static func set(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ person: ID<Person>, hash: String, at now: Timestamp
  ) throws {
    try tx.execute(
      """
      INSERT INTO person_password (workspace_id, person_id, hash, changed_at)
      VALUES (\(workspace), \(person), \(hash), \(now))
      ON CONFLICT (workspace_id, person_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at
      """)
  }
}
