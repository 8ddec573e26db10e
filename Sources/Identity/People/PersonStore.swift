import Foundation
import Kernel
import Storage

/// All SQL about people and their passwords.
public enum PersonStore {
  private static let columns: SQL = """
    p.id, p.name, p.email, p.built_in_role, p.custom_role_id, p.language, p.time_zone, p.created_at, p.deactivated_at
    """

  public static func find(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<Person>
  ) throws -> StaffMember? {
    try tx.first("SELECT \(columns) FROM person p WHERE p.workspace_id = \(workspace) AND p.id = \(id)", member)
  }

  public static func find(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ email: EmailAddress
  ) throws -> StaffMember? {
    try tx.first(
      "SELECT \(columns) FROM person p WHERE p.workspace_id = \(workspace) AND p.email_key = \(email.key)", member)
  }

  /// Everybody of the workspace, also those who cannot sign in any more, by name.
  public static func all(_ tx: Transaction, _ workspace: ID<Workspace>) throws -> [StaffMember] {
    try tx.all(
      "SELECT \(columns) FROM person p WHERE p.workspace_id = \(workspace) ORDER BY p.name, p.id", member)
  }

  /// One page by name.
  static func page(
    _ tx: Transaction, _ workspace: ID<Workspace>, after cursor: Cursor?, limit: Int
  ) throws -> Page<StaffMember> {
    var condition: SQL = "p.workspace_id = \(workspace)"
    if let (name, id) = try place(cursor) { condition += " AND (p.name, p.id) > (\(name), \(id))" }
    let rows = try tx.all(
      "SELECT \(columns) FROM person p WHERE \(condition) ORDER BY p.name, p.id LIMIT \(limit + 1)", member)
    return Page(rows, limit: limit) { Cursor([$0.person.name, $0.person.id.description]) }
  }

  public static func insert(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ person: NewPerson, at now: Timestamp
  ) throws {
    try tx.execute(
      """
      INSERT INTO person (workspace_id, id, name, email, email_key, built_in_role, custom_role_id, language,
        time_zone, created_at)
      VALUES (\(workspace), \(person.id), \(person.name), \(person.email.description), \(person.email.key),
        \(person.role.builtIn), \(person.role.custom), \(person.language), \(person.timeZone?.identifier), \(now))
      """)
  }

  static func updateProfile(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<Person>, _ profile: Profile
  ) throws {
    try tx.execute(
      """
      UPDATE person SET name = \(profile.name), language = \(profile.language),
        time_zone = \(profile.timeZone?.identifier)
      WHERE workspace_id = \(workspace) AND id = \(id)
      """)
  }

  static func setLanguage(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<Person>, _ language: LanguageCode
  ) throws {
    try tx.execute("UPDATE person SET language = \(language) WHERE workspace_id = \(workspace) AND id = \(id)")
  }

  static func setRole(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<Person>, _ role: RoleReference
  ) throws {
    try tx.execute(
      """
      UPDATE person SET built_in_role = \(role.builtIn), custom_role_id = \(role.custom)
      WHERE workspace_id = \(workspace) AND id = \(id)
      """)
  }

  /// - Parameter now: nil lets the person sign in again.
  static func setDeactivated(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<Person>, at now: Timestamp?, by actor: ID<Person>?
  ) throws {
    try tx.execute(
      """
      UPDATE person SET deactivated_at = \(now), deactivated_by = \(now == nil ? nil : actor)
      WHERE workspace_id = \(workspace) AND id = \(id)
      """)
  }

  /// The owners who can sign in, locked until the transaction ends: two owners cannot remove each other at once.
  static func lockOwners(_ tx: Transaction, _ workspace: ID<Workspace>) throws -> [ID<Person>] {
    try tx.values(
      """
      SELECT id FROM person
      WHERE workspace_id = \(workspace) AND built_in_role = \(BuiltInRole.owner) AND deactivated_at IS NULL
      ORDER BY id\(tx.dialect.lockingRows)
      """)
  }

  static func hasAny(_ tx: Transaction, _ workspace: ID<Workspace>, with role: ID<Role>) throws -> Bool {
    try tx.exists("SELECT 1 FROM person WHERE workspace_id = \(workspace) AND custom_role_id = \(role) LIMIT 1")
  }

  private static func place(_ cursor: Cursor?) throws -> (String, ID<Person>)? {
    guard let cursor else { return nil }
    guard cursor.values.count == 2, let name = cursor.values[0], let id = cursor.values[1].flatMap({ ID<Person>($0) })
    else { throw Problem.invalid("/cursor", "notACursor") }
    return (name, id)
  }

  private static func member(_ row: Row) throws -> StaffMember {
    let zone: String? = try row["time_zone"]
    return StaffMember(
      person: Person(id: try row["id"], name: try row["name"], email: try row["email"]),
      role: RoleReference(builtIn: try row["built_in_role"], custom: try row["custom_role_id"]) ?? .builtIn(.viewer),
      language: try row["language"], timeZone: zone.flatMap(TimeZone.init(identifier:)),
      createdAt: try row["created_at"], deactivatedAt: try row["deactivated_at"])
  }
}
