import Kernel
import Storage

/// All SQL about invitations.
enum InvitationStore {
  static func insert(
    _ tx: Transaction, _ invitation: Invitation, _ token: SecretToken, email: EmailAddress, by inviter: ID<Person>?
  ) throws {
    try tx.execute(
      """
      INSERT INTO invitation (workspace_id, id, token_hash, email, email_key, built_in_role, custom_role_id,
        invited_by, created_at, expires_at)
      VALUES (\(token.workspace), \(invitation.id), \(token.hash), \(email.description), \(email.key),
        \(invitation.role.builtIn), \(invitation.role.custom), \(inviter), \(invitation.createdAt),
        \(invitation.expiresAt))
      """)
  }

  /// Those that can still be accepted, the newest first.
  static func open(_ tx: Transaction, _ workspace: ID<Workspace>, at now: Timestamp) throws -> [Invitation] {
    try tx.all(
      """
      SELECT id, email, built_in_role, custom_role_id, created_at, expires_at FROM invitation
      WHERE workspace_id = \(workspace) AND accepted_at IS NULL AND expires_at > \(now) ORDER BY id DESC
      """, invitation)
  }

  static func open(_ tx: Transaction, _ token: SecretToken, at now: Timestamp) throws -> Invitation? {
    try tx.first(
      """
      SELECT id, email, built_in_role, custom_role_id, created_at, expires_at FROM invitation
      WHERE workspace_id = \(token.workspace) AND token_hash = \(token.hash) AND accepted_at IS NULL
        AND expires_at > \(now)
      """, invitation)
  }

  /// Uses the invitation up.
  /// - Returns: false when somebody else just did.
  static func accept(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<Invitation>, by person: ID<Person>, at now: Timestamp
  ) throws -> Bool {
    try tx.execute(
      """
      UPDATE invitation SET accepted_at = \(now), accepted_by = \(person)
      WHERE workspace_id = \(workspace) AND id = \(id) AND accepted_at IS NULL
      """) == 1
  }

  /// Withdraws what was not accepted yet.
  static func delete(_ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<Invitation>) throws -> Bool {
    try tx.execute(
      "DELETE FROM invitation WHERE workspace_id = \(workspace) AND id = \(id) AND accepted_at IS NULL") == 1
  }

  /// Withdraws the earlier invitations of an address: only the last link works.
  static func delete(_ tx: Transaction, _ workspace: ID<Workspace>, to email: EmailAddress) throws {
    try tx.execute(
      """
      DELETE FROM invitation
      WHERE workspace_id = \(workspace) AND email_key = \(email.key) AND accepted_at IS NULL
      """)
  }

  private static func invitation(_ row: Row) throws -> Invitation {
    Invitation(
      id: try row["id"], email: try row["email"],
      role: RoleReference(builtIn: try row["built_in_role"], custom: try row["custom_role_id"]) ?? .builtIn(.viewer),
      createdAt: try row["created_at"], expiresAt: try row["expires_at"])
  }
}
