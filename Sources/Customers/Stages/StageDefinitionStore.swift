import Kernel
import Storage

/// All SQL about how a workspace has its stages.
public enum StageDefinitionStore {
  /// All stages of the workspace in its order.
  public static func all(in workspace: ID<Workspace>, _ tx: Transaction) throws -> LifecycleStages {
    let rows = try tx.all(
      "SELECT * FROM lifecycle_stage WHERE workspace_id = \(workspace) ORDER BY position, stage"
    ) { row in
      let english: String? = try row["name_en"]
      let name = try english.map {
        LocalizedText(en: $0, hi: try row["name_hi"] ?? $0, ko: try row["name_ko"] ?? $0)
      }
      return StageDefinition(
        try row["stage"], version: try row["version"], name: name, isHidden: try row["is_hidden"])
    }
    return rows.isEmpty ? .usual : LifecycleStages(rows)
  }

  /// Keeps the stages in this order.
  static func save(_ stages: [StageDefinition], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.insert(
      into: "lifecycle_stage",
      columns: ["workspace_id", "stage", "position", "is_hidden", "name_en", "name_hi", "name_ko", "version"],
      rows: stages.enumerated().map { place, definition in
        func name(_ language: LanguageCode) -> SQLValue { definition.name.map { .text($0[language]) } ?? .null }
        return [
          workspace.sqlValue, definition.stage.sqlValue, (place + 1).sqlValue, definition.isHidden.sqlValue,
          name(.english), name(.hindi), name(.korean), definition.version.sqlValue,
        ]
      },
      onConflict: """
        ON CONFLICT (workspace_id, stage) DO UPDATE SET position = excluded.position, is_hidden = excluded.is_hidden,
          name_en = excluded.name_en, name_hi = excluded.name_hi, name_ko = excluded.name_ko,
          version = excluded.version
        """)
  }

  /// How many accounts are in each stage.
  static func counts(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [LifecycleStage: Int] {
    let rows = try tx.all(
      "SELECT stage, count(*) AS accounts FROM account WHERE workspace_id = \(workspace) GROUP BY stage"
    ) { (stage: try $0["stage"] as LifecycleStage, count: try $0["accounts"] as Int) }
    return Dictionary(rows.map { ($0.stage, $0.count) }) { first, _ in first }
  }
}
