import Kernel
import Storage

/// All SQL about sessions.
enum SessionStore {
  /// A session that begins.
  struct New: Sendable {
    let id: ID<Session>
    let token: SecretToken
    let person: ID<Person>
    let expiresAt: Timestamp
    let client: SignInClient
  }

  static func insert(_ tx: Transaction, _ session: New, at now: Timestamp) throws {
    try tx.execute(
      """
      INSERT INTO session (workspace_id, id, token_hash, person_id, created_at, last_seen_at, expires_at,
        user_agent, address)
      VALUES (\(session.token.workspace), \(session.id), \(session.token.hash), \(session.person), \(now), \(now),
        \(session.expiresAt), \(session.client.userAgent), \(session.client.address))
      """)
  }

  /// Those that can still be used, the last used first.
  static func all(
    _ tx: Transaction, _ workspace: ID<Workspace>, of person: ID<Person>?, at now: Timestamp, idle: Duration
  ) throws -> [Session] {
    var condition: SQL = "s.workspace_id = \(workspace)"
    if let person { condition += " AND s.person_id = \(person)" }
    return try tx.all(
      """
      SELECT s.id, s.person_id, p.name, p.email, s.created_at, s.last_seen_at, s.user_agent, s.address
      FROM session s
      JOIN person p ON p.workspace_id = s.workspace_id AND p.id = s.person_id
      WHERE \(condition) AND s.expires_at > \(now) AND s.last_seen_at > \(now - idle)
      ORDER BY s.last_seen_at DESC, s.id DESC LIMIT 500
      """
    ) { row in
      Session(
        id: try row["id"], person: Person(id: try row["person_id"], name: try row["name"], email: try row["email"]),
        createdAt: try row["created_at"], lastSeenAt: try row["last_seen_at"], userAgent: try row["user_agent"],
        address: try row["address"])
    }
  }

  /// The session of a token, in use or not.
  static func id(_ tx: Transaction, of token: SecretToken) throws -> ID<Session>? {
    try tx.value(
      "SELECT id FROM session WHERE workspace_id = \(token.workspace) AND token_hash = \(token.hash)")
  }

  static func touch(_ tx: Transaction, _ token: SecretToken, at now: Timestamp) throws {
    try tx.execute(
      """
      UPDATE session SET last_seen_at = \(now)
      WHERE workspace_id = \(token.workspace) AND token_hash = \(token.hash) AND last_seen_at < \(now)
      """)
  }

  static func person(
    _ tx: Transaction, _ workspace: ID<Workspace>, ofSession id: ID<Session>
  ) throws -> ID<Person>? {
    try tx.value("SELECT person_id FROM session WHERE workspace_id = \(workspace) AND id = \(id)")
  }

  static func delete(_ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<Session>) throws -> Bool {
    try tx.execute("DELETE FROM session WHERE workspace_id = \(workspace) AND id = \(id)") == 1
  }

  /// Ends the session that a browser had before: the token changes with every sign-in.
  static func delete(_ tx: Transaction, _ token: SecretToken) throws -> Bool {
    try tx.execute(
      "DELETE FROM session WHERE workspace_id = \(token.workspace) AND token_hash = \(token.hash)") == 1
  }

  /// Ends all sessions of a person but the one that is kept.
  static func deleteAll(
    _ tx: Transaction, _ workspace: ID<Workspace>, of person: ID<Person>, but kept: ID<Session>? = nil
  ) throws {
    var condition: SQL = "workspace_id = \(workspace) AND person_id = \(person)"
    if let kept { condition += " AND id <> \(kept)" }
    try tx.execute("DELETE FROM session WHERE \(condition)")
  }

  static func deleteExpired(_ tx: Transaction, _ workspace: ID<Workspace>, at now: Timestamp) throws {
    try tx.execute("DELETE FROM session WHERE workspace_id = \(workspace) AND expires_at <= \(now)")
  }
}
