import Kernel
import Storage

/// All SQL that looks things up by the ids of outside systems.
enum ExternalIDStore {
  /// The condition that what `column` names has the id, by a table of ids whose `owner` it is.
  static func condition(
    _ wanted: ExternalID.Wanted, on column: SQL, _ table: SQL, _ owner: SQL, in workspace: ID<Workspace>
  ) -> SQL {
    let named: SQL = wanted.source.map { "x.source = \($0) AND " } ?? ""
    return """
      \(column) IN (SELECT x.\(owner) FROM \(table) x
        WHERE x.workspace_id = \(workspace) AND \(named)x.external_id = \(wanted.id))
      """
  }

  /// Adds ids of what `column` of the table names.
  static func insert(
    _ ids: some Sequence<(owner: SQLValue, id: ExternalID)>, into table: StaticString, of column: StaticString,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.insert(
      into: table, constants: ["workspace_id": workspace.sqlValue], columns: ["source", "external_id", column], of: ids
    ) { item, row in
      row.append(item.id.source)
      row.append(item.id.id)
      row.append(item.owner)
    }
  }
}
