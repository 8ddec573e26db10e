import Foundation
import Kernel
import Storage

/// All SQL about rows whose account is not known yet.
public enum ImportWaitingStore {
  /// Keeps rows; one that waits already stays as it is unless it says something else now.
  static func write(_ rows: [WaitingRow], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let values: [[SQLValue]] = try rows.map { row in
      [
        workspace.sqlValue, .text(row.source), .text(row.kind.rawValue), .text(row.key), row.id.sqlValue,
        .text(row.reference), row.run.sqlValue, row.line.sqlValue, .integer(row.hash), .text(try json(row.mapped)),
      ]
    }
    try tx.insert(
      into: "import_waiting",
      columns: [
        "workspace_id", "source", "kind", "external_id", "id", "account_reference", "run_id", "line", "content_hash",
        "row_json",
      ],
      rows: values,
      onConflict: """
        ON CONFLICT (workspace_id, source, kind, external_id) DO UPDATE SET
          account_reference = excluded.account_reference, run_id = excluded.run_id, line = excluded.line,
          content_hash = excluded.content_hash, row_json = excluded.row_json
        WHERE import_waiting.content_hash <> excluded.content_hash
        """)
  }

  static func delete(
    _ keys: [String], kind: ImportKind, source: String, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    for some in keys.chunks(of: 500) {
      try tx.execute(
        """
        DELETE FROM import_waiting
        WHERE workspace_id = \(workspace) AND source = \(source) AND kind = \(kind.rawValue)
          AND \(SQL.contains("external_id", some))
        """)
    }
  }

  /// Whether a source has rows of this kind that wait.
  static func hasAny(
    _ kind: ImportKind, source: String, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 FROM import_waiting
      WHERE workspace_id = \(workspace) AND source = \(source) AND kind = \(kind.rawValue) LIMIT 1
      """)
  }

  /// The next rows of a source and kind behind `key`, in the order of their keys.
  static func rows(
    _ kind: ImportKind, source: String, after key: String, reference: String? = nil, limit: Int,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [WaitingRow] {
    let which: SQL = reference.map { "account_reference = \($0)" } ?? "1 = 1"
    return try tx.all(
      """
      SELECT * FROM import_waiting
      WHERE workspace_id = \(workspace) AND source = \(source) AND kind = \(kind.rawValue) AND external_id > \(key)
        AND \(which)
      ORDER BY external_id LIMIT \(limit)
      """)
  }

  public static func find(_ id: ID<WaitingRow>, in workspace: ID<Workspace>, _ tx: Transaction) throws -> WaitingRow? {
    try tx.first("SELECT * FROM import_waiting WHERE workspace_id = \(workspace) AND id = \(id)")
  }

  /// The rows that wait, together by the account that they name.
  public static func page(
    after: Cursor?, limit: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<WaitingRow> {
    var condition: SQL = "workspace_id = \(workspace)"
    if let after {
      guard after.values.count == 2, let reference = after.values[0],
        let id = after.values[1].flatMap(ID<WaitingRow>.init)
      else { throw Problem.invalid("/cursor", "notACursor") }
      condition += " AND (account_reference, id) > (\(reference), \(id))"
    }
    let rows = try tx.all(
      "SELECT * FROM import_waiting WHERE \(condition) ORDER BY account_reference, id LIMIT \(limit + 1)",
      as: WaitingRow.self)
    return Page(rows, limit: limit) { Cursor([$0.reference, $0.id.description]) }
  }

  public static func count(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Int {
    try tx.value("SELECT count(*) FROM import_waiting WHERE workspace_id = \(workspace)") ?? 0
  }

  private static func json(_ row: MappedRow) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(row), as: UTF8.self)
  }
}

extension WaitingRow: RowDecodable {
  public init(row: Row) throws {
    let (kind, json): (String, String) = (try row["kind"], try row["row_json"])
    guard let kind = ImportKind(rawValue: kind) else {
      throw DatabaseError.decoding(table: "import_waiting", column: "kind", wanted: "ImportKind")
    }
    self.init(
      id: try row["id"], source: try row["source"], kind: kind, key: try row["external_id"],
      reference: try row["account_reference"], run: try row["run_id"], line: try row["line"],
      hash: try row["content_hash"], mapped: try JSONDecoder().decode(MappedRow.self, from: Data(json.utf8)))
  }
}
