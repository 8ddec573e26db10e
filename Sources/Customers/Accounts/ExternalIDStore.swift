import Kernel
import Storage

/// All SQL that looks things up by the ids of outside systems.
public enum ExternalIDStore {
  /// The condition that what `column` names has the id, by a table of ids whose `owner` it is.
  static func condition(
    _ wanted: ExternalID.Wanted, on column: SQL, _ table: SQL, _ owner: SQL, in workspace: ID<Workspace>
  ) -> SQL {
    let named: SQL = wanted.source.map { "= \($0)" } ?? "IN \(sources(of: table, in: workspace))"
    return """
      \(column) IN (SELECT x.\(owner) FROM \(table) x
        WHERE x.workspace_id = \(workspace) AND x.source \(named) AND x.external_id = \(wanted.id))
      """
  }

  /// The sources in a table of ids, in parentheses. Ids are looked up within their source: who does not know it asks
  /// each of the few, instead of keeping a second index of all ids.
  public static func sources(of table: SQL, in workspace: ID<Workspace>) -> SQL {
    """
    (WITH RECURSIVE known (source) AS (
      SELECT min(f.source) FROM \(table) f WHERE f.workspace_id = \(workspace)
      UNION ALL
      SELECT (SELECT min(n.source) FROM \(table) n WHERE n.workspace_id = \(workspace) AND n.source > known.source)
      FROM known WHERE known.source IS NOT NULL
    ) SELECT source FROM known WHERE source IS NOT NULL)
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
