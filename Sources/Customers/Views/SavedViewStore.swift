import Kernel
import Storage

/// All SQL about saved views.
enum SavedViewStore {
  /// The person's own and the shared ones, by name.
  static func all(for person: ID<Person>?, in workspace: ID<Workspace>, _ tx: Transaction) throws -> [SavedView] {
    try tx.all(
      "SELECT * FROM saved_view WHERE workspace_id = \(workspace) AND \(visible(to: person)) ORDER BY name, id", view)
  }

  /// The view, when the person sees it.
  static func find(
    _ id: ID<SavedView>, for person: ID<Person>?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> SavedView? {
    try tx.first(
      "SELECT * FROM saved_view WHERE workspace_id = \(workspace) AND id = \(id) AND \(visible(to: person))", view)
  }

  static func insert(_ view: SavedView, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let details = view.details
    try tx.execute(
      """
      INSERT INTO saved_view
        (workspace_id, id, person_id, is_shared, name, filter, sort, columns, version, created_at, updated_at)
      VALUES (\(workspace), \(view.id), \(view.person), \(details.isShared), \(details.name), \(details.filter),
        \(details.sort), \(text(details.columns)), \(view.version), \(view.createdAt), \(view.updatedAt))
      """)
  }

  /// Writes the view over the stored one, when the stored version is the one before.
  /// - Returns: false when somebody else was faster.
  static func update(_ view: SavedView, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Bool {
    let details = view.details
    return try tx.execute(
      """
      UPDATE saved_view SET is_shared = \(details.isShared), name = \(details.name), filter = \(details.filter),
        sort = \(details.sort), columns = \(text(details.columns)), version = \(view.version),
        updated_at = \(view.updatedAt)
      WHERE workspace_id = \(workspace) AND id = \(view.id) AND version = \(view.version - 1)
      """) == 1
  }

  static func delete(_ id: ID<SavedView>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute("DELETE FROM saved_view WHERE workspace_id = \(workspace) AND id = \(id)")
  }

  private static func visible(to person: ID<Person>?) -> SQL { "(is_shared IS TRUE OR person_id = \(person))" }

  private static func text(_ columns: [AccountColumn]?) -> String {
    columns?.map(\.rawValue).joined(separator: " ") ?? ""
  }

  private static func view(_ row: Row) throws -> SavedView {
    let columns = (try row["columns"] as String).split(separator: " ").compactMap {
      AccountColumn(rawValue: String($0))
    }
    return SavedView(
      id: try row["id"], person: try row["person_id"], version: try row["version"],
      details: SavedViewDetails(
        name: try row["name"], isShared: try row["is_shared"], filter: try row["filter"], sort: try row["sort"],
        columns: columns.isEmpty ? nil : columns),
      createdAt: try row["created_at"], updatedAt: try row["updated_at"])
  }
}
