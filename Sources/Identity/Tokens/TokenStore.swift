import Kernel
import Storage

/// All SQL about API tokens.
enum TokenStore {
  static func insert(_ tx: Transaction, _ token: APIToken, _ secret: SecretToken) throws {
    try tx.execute(
      """
      INSERT INTO api_token (workspace_id, id, token_hash, name, person_id, scopes, created_at, expires_at)
      VALUES (\(secret.workspace), \(token.id), \(secret.hash), \(token.name), \(token.person.id),
        \(token.scopes.stored), \(token.createdAt), \(token.expiresAt))
      """)
  }

  /// Those that were not revoked, also expired ones, the newest first.
  static func all(_ tx: Transaction, _ workspace: ID<Workspace>) throws -> [APIToken] {
    try tx.all(
      """
      SELECT t.id, t.name, t.person_id, p.name AS person_name, p.email, t.scopes, t.created_at, t.expires_at,
        t.last_used_at
      FROM api_token t
      JOIN person p ON p.workspace_id = t.workspace_id AND p.id = t.person_id
      WHERE t.workspace_id = \(workspace) AND t.revoked_at IS NULL ORDER BY t.id DESC
      """
    ) { row in
      APIToken(
        id: try row["id"], name: try row["name"],
        person: Person(id: try row["person_id"], name: try row["person_name"], email: try row["email"]),
        scopes: [TokenScope](stored: try row["scopes"]), createdAt: try row["created_at"],
        expiresAt: try row["expires_at"], lastUsedAt: try row["last_used_at"])
    }
  }

  static func touch(_ tx: Transaction, _ secret: SecretToken, at now: Timestamp) throws {
    try tx.execute(
      """
      UPDATE api_token SET last_used_at = \(now)
      WHERE workspace_id = \(secret.workspace) AND token_hash = \(secret.hash)
      """)
  }

  static func revoke(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<APIToken>, by actor: ID<Person>?, at now: Timestamp
  ) throws -> String? {
    try tx.value(
      """
      UPDATE api_token SET revoked_at = \(now), revoked_by = \(actor)
      WHERE workspace_id = \(workspace) AND id = \(id) AND revoked_at IS NULL RETURNING name
      """)
  }

  /// Ends all tokens of a person.
  static func revokeAll(
    _ tx: Transaction, _ workspace: ID<Workspace>, of person: ID<Person>, by actor: ID<Person>?, at now: Timestamp
  ) throws {
    try tx.execute(
      """
      UPDATE api_token SET revoked_at = \(now), revoked_by = \(actor)
      WHERE workspace_id = \(workspace) AND person_id = \(person) AND revoked_at IS NULL
      """)
  }
}

extension [TokenScope] {
  /// As the column keeps them, with blanks between.
  var stored: String { map(\.rawValue).joined(separator: " ") }

  /// Reads the column; what a later version wrote and this one does not know is left out.
  init(stored text: String) {
    self = text.split(separator: " ").compactMap { TokenScope(rawValue: String($0)) }
  }
}
