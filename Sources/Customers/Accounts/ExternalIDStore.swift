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
}
