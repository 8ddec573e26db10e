import Kernel
import Storage

/// All SQL about roles.
enum RoleStore {
  /// The workspace's own roles by name.
  static func custom(_ tx: Transaction, _ workspace: ID<Workspace>) throws -> [Role] {
    try tx.all(
      "SELECT id, name, permissions, visibility FROM role WHERE workspace_id = \(workspace) ORDER BY name, id", role)
  }

  /// Every role of the workspace: the built-in ones, then its own.
  static func all(_ tx: Transaction, _ workspace: ID<Workspace>) throws -> [Role] {
    let chosen = try builtInVisibilities(tx, workspace)
    return try BuiltInRole.allCases.map { Role($0, visibility: chosen[$0]) } + custom(tx, workspace)
  }

  static func find(_ tx: Transaction, _ workspace: ID<Workspace>, _ reference: RoleReference) throws -> Role? {
    switch reference {
    case .builtIn(let role): Role(role, visibility: try builtInVisibilities(tx, workspace)[role])
    case .custom(let id):
      try tx.first(
        """
        SELECT id, name, permissions, visibility FROM role WHERE workspace_id = \(workspace) AND id = \(id)
        """, role)
    }
  }

  static func save(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<Role>, _ draft: RoleDraft, at now: Timestamp
  ) throws {
    try tx.execute(
      """
      INSERT INTO role (workspace_id, id, name, permissions, visibility, created_at)
      VALUES (\(workspace), \(id), \(draft.name), \(draft.permissions.stored), \(draft.visibility), \(now))
      ON CONFLICT (workspace_id, id) DO UPDATE SET
        name = excluded.name, permissions = excluded.permissions, visibility = excluded.visibility
      """)
  }

  static func delete(_ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<Role>) throws -> Bool {
    try tx.execute("DELETE FROM role WHERE workspace_id = \(workspace) AND id = \(id)") == 1
  }

  static func setVisibility(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ role: BuiltInRole, _ visibility: RowVisibility
  ) throws {
    try tx.execute(
      """
      INSERT INTO built_in_role_visibility (workspace_id, role, visibility)
      VALUES (\(workspace), \(role), \(visibility))
      ON CONFLICT (workspace_id, role) DO UPDATE SET visibility = excluded.visibility
      """)
  }

  private static func builtInVisibilities(
    _ tx: Transaction, _ workspace: ID<Workspace>
  ) throws -> [BuiltInRole: RowVisibility] {
    let rows: [(BuiltInRole, RowVisibility)] = try tx.all(
      "SELECT role, visibility FROM built_in_role_visibility WHERE workspace_id = \(workspace)"
    ) { (try $0["role"], try $0["visibility"]) }
    return Dictionary(rows) { first, _ in first }
  }

  private static func role(_ row: Row) throws -> Role {
    Role(
      id: try row["id"], name: try row["name"], permissions: Set(stored: try row["permissions"]),
      visibility: try row["visibility"])
  }
}

extension Set<Permission> {
  /// As the column keeps them: in the fixed order, with blanks between.
  var stored: String { Permission.allCases.filter(contains).map(\.rawValue).joined(separator: " ") }

  /// Reads the column; what a later version wrote and this one does not know is left out.
  init(stored text: String) {
    self = Set(text.split(separator: " ").compactMap { Permission(rawValue: String($0)) })
  }
}
