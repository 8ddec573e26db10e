import Foundation
import Kernel
import Storage

/// All SQL about the definitions of attributes.
public enum AttributeStore {
  /// Those that are in use, in the order in which they were defined.
  public static func all(in workspace: ID<Workspace>, _ tx: Transaction) throws -> AttributeDefinitions {
    AttributeDefinitions(
      try tx.all(
        """
        SELECT * FROM account_attribute WHERE workspace_id = \(workspace) AND retired_at IS NULL
        ORDER BY created_at, id
        """, definition))
  }

  static func find(
    _ id: ID<AttributeDefinition>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> AttributeDefinition? {
    try tx.first(
      """
      SELECT * FROM account_attribute WHERE workspace_id = \(workspace) AND id = \(id) AND retired_at IS NULL
      """, definition)
  }

  static func isTaken(_ key: String, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 FROM account_attribute WHERE workspace_id = \(workspace) AND key = \(key) AND retired_at IS NULL
      """)
  }

  static func insert(
    _ attribute: AttributeDefinition, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let name = attribute.name
    try tx.execute(
      """
      INSERT INTO account_attribute (workspace_id, id, key, kind, currency, name_en, name_hi, name_ko, options,
        version, created_at, updated_at)
      VALUES (\(workspace), \(attribute.id), \(attribute.key), \(attribute.kind), \(attribute.currency),
        \(name[.english]), \(name[.hindi]), \(name[.korean]), \(try text(attribute.options)), \(attribute.version),
        \(attribute.createdAt), \(attribute.updatedAt))
      """)
  }

  /// Writes what can be changed over the stored definition, when the stored version is the one before.
  /// - Returns: false when somebody else was faster.
  static func update(
    _ attribute: AttributeDefinition, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    let name = attribute.name
    return try tx.execute(
      """
      UPDATE account_attribute SET name_en = \(name[.english]), name_hi = \(name[.hindi]), name_ko = \(name[.korean]),
        options = \(try text(attribute.options)), version = \(attribute.version), updated_at = \(attribute.updatedAt)
      WHERE workspace_id = \(workspace) AND id = \(attribute.id) AND version = \(attribute.version - 1)
        AND retired_at IS NULL
      """) == 1
  }

  static func retire(
    _ id: ID<AttributeDefinition>, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE account_attribute SET retired_at = \(now), version = version + 1
      WHERE workspace_id = \(workspace) AND id = \(id)
      """)
  }

  private static func text(_ options: [AttributeOption]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(options), as: UTF8.self)
  }

  private static func definition(_ row: Row) throws -> AttributeDefinition {
    let options: String = try row["options"]
    return AttributeDefinition(
      id: try row["id"], version: try row["version"], key: try row["key"], kind: try row["kind"],
      currency: try row["currency"],
      details: AttributeDetails(
        name: LocalizedText(en: try row["name_en"], hi: try row["name_hi"], ko: try row["name_ko"]),
        options: options == "[]" ? [] : try JSONDecoder().decode([AttributeOption].self, from: Data(options.utf8))),
      createdAt: try row["created_at"], updatedAt: try row["updated_at"])
  }
}
