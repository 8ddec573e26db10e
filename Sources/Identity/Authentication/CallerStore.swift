import Foundation
import Kernel
import Storage

/// The one question that every request asks: who is it?
enum CallerStore {
  private static let columns: SQL = """
    p.id AS person_id, p.name AS person_name, p.email, p.language, p.time_zone, p.built_in_role, p.custom_role_id,
    r.name AS role_name, r.permissions, r.visibility, v.visibility AS built_in_visibility, \(WorkspaceStore.columns)
    """

  private static let tables: SQL = """
    JOIN person p ON p.workspace_id = c.workspace_id AND p.id = c.person_id
    JOIN workspace w ON w.id = c.workspace_id
    LEFT JOIN role r ON r.workspace_id = p.workspace_id AND r.id = p.custom_role_id
    LEFT JOIN built_in_role_visibility v ON v.workspace_id = p.workspace_id AND v.role = p.built_in_role
    """

  /// Who is signed in by this token; nil when nobody is, any more.
  static func session(_ tx: Transaction, _ token: SecretToken) throws -> AuthenticatedPerson? {
    try tx.first(sessionQuery(token), person).map { try withTeams(tx, $0) }
  }

  /// For whom a program acts with this token; nil when it may not, any more.
  static func token(_ tx: Transaction, _ token: SecretToken) throws -> AuthenticatedPerson? {
    try tx.first(tokenQuery(token), person).map { try withTeams(tx, $0) }
  }

  /// One of the staff who works here, whoever asks.
  static func staff(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ person: ID<Person>
  ) throws -> AuthenticatedPerson? {
    let query: SQL = """
      SELECT p.deactivated_at AS expires_at, p.deactivated_at AS used_at, NULL AS token_name, NULL AS scopes, \(columns)
      FROM (SELECT workspace_id, id AS person_id FROM person WHERE workspace_id = \(workspace) AND id = \(person)) c
      \(tables) WHERE p.deactivated_at IS NULL
      """
    return try tx.first(query, self.person).map { try withTeams(tx, $0) }
  }

  static func sessionQuery(_ token: SecretToken) -> SQL {
    """
    SELECT c.expires_at, c.last_seen_at AS used_at, NULL AS token_name, NULL AS scopes, \(columns)
    FROM session c \(tables)
    WHERE c.workspace_id = \(token.workspace) AND c.token_hash = \(token.hash) AND p.deactivated_at IS NULL
    """
  }

  static func tokenQuery(_ token: SecretToken) -> SQL {
    """
    SELECT c.expires_at, c.last_used_at AS used_at, c.name AS token_name, c.scopes, \(columns)
    FROM api_token c \(tables)
    WHERE c.workspace_id = \(token.workspace) AND c.token_hash = \(token.hash) AND c.revoked_at IS NULL
      AND p.deactivated_at IS NULL
    """
  }

  /// Only who sees the accounts of their teams costs a second question.
  private static func withTeams(_ tx: Transaction, _ found: AuthenticatedPerson) throws -> AuthenticatedPerson {
    var found = found
    switch found.role.visibility {
    case .all: found.visibility = .all
    case .mine: found.visibility = .ownedBy([found.person.id])
    case .teams: found.visibility = .ownedBy(try TeamStore.mates(tx, found.workspace.id, of: found.person.id))
    }
    return found
  }

  private static func person(_ row: Row) throws -> AuthenticatedPerson {
    let zone: String? = try row["time_zone"]
    let scopes: String? = try row["scopes"]
    return AuthenticatedPerson(
      person: Person(id: try row["person_id"], name: try row["person_name"], email: try row["email"]),
      workspace: try WorkspaceStore.workspace(row), role: try role(row), language: try row["language"],
      timeZone: zone.flatMap(TimeZone.init(identifier:)), tokenName: try row["token_name"],
      scopes: scopes.map { [TokenScope](stored: $0) }, expiresAt: try row["expires_at"], usedAt: try row["used_at"])
  }

  private static func role(_ row: Row) throws -> Role {
    if let builtIn: BuiltInRole = try row["built_in_role"] {
      return Role(builtIn, visibility: try row["built_in_visibility"])
    }
    return Role(
      id: try row["custom_role_id"], name: try row["role_name"], permissions: Set(stored: try row["permissions"]),
      visibility: try row["visibility"])
  }
}
