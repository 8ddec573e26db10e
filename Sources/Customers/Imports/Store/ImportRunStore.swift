import Foundation
import Kernel
import Storage

/// All SQL about runs of imports, their files and the rows that were refused.
public enum ImportRunStore {
  /// Rows of one run that are kept to be mended.
  static let refusedLimit = 10_000

  static func insert(_ run: ImportRun, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO import_run
        (workspace_id, id, source, file_names, started_by, started_at, rows_done, report)
      VALUES (\(workspace), \(run.id), \(run.source), \(run.fileNames.joined(separator: "\n")), \(run.startedBy),
        \(run.startedAt), 0, '')
      ON CONFLICT (workspace_id, id) DO UPDATE SET rows_done = 0, failure = NULL, finished_at = NULL
      """)
    try tx.execute(
      """
      INSERT INTO import_turn (workspace_id, run_id) VALUES (\(workspace), \(run.id))
      ON CONFLICT (workspace_id) DO NOTHING
      """)
  }

  static func insertFile(
    _ number: Int, of run: ID<ImportRun>, name: String, header: [String], mapping: ImportMapping,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO import_file (workspace_id, run_id, number, file_name, kind, header, header_hash, mapping)
      VALUES (\(workspace), \(run), \(number), \(name), \(mapping.kind.rawValue), \(try json(header)),
        \(StableHash.of(header)), \(String(decoding: try mapping.json(), as: UTF8.self)))
      ON CONFLICT (workspace_id, run_id, number) DO NOTHING
      """)
  }

  /// Takes the workspace's turn until the transaction ends: imports go one transaction at a time.
  static func takeTurn(_ run: ID<ImportRun>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute("UPDATE import_turn SET run_id = \(run) WHERE workspace_id = \(workspace)")
  }

  static func addRowsDone(_ rows: Int, to run: ID<ImportRun>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute(
      "UPDATE import_run SET rows_done = rows_done + \(rows) WHERE workspace_id = \(workspace) AND id = \(run)")
  }

  static func insertRefused(
    _ rows: [(line: Int, fields: [String])], file number: Int, of run: ID<ImportRun>, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    let values: [[SQLValue]] = try rows.map {
      [workspace.sqlValue, run.sqlValue, number.sqlValue, $0.line.sqlValue, .text(try json($0.fields))]
    }
    try tx.insert(
      into: "import_refused", columns: ["workspace_id", "run_id", "file_number", "line", "fields"], rows: values,
      onConflict: "ON CONFLICT (workspace_id, run_id, file_number, line) DO NOTHING")
  }

  static func finish(
    _ run: ID<ImportRun>, report: ImportReport, failure: String?, at now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE import_run SET finished_at = \(now), failure = \(failure),
        report = \(String(decoding: try report.json(), as: UTF8.self))
      WHERE workspace_id = \(workspace) AND id = \(run)
      """)
  }

  public static func find(_ id: ID<ImportRun>, in workspace: ID<Workspace>, _ tx: Transaction) throws -> ImportRun? {
    var run: ImportRun? = try tx.first("SELECT * FROM import_run WHERE workspace_id = \(workspace) AND id = \(id)")
    run?.undo = try ImportUndoStore.find(id, in: workspace, tx)
    return run
  }

  /// The runs, newest first.
  public static func page(
    after: Cursor?, limit: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<ImportRun> {
    var condition: SQL = "workspace_id = \(workspace)"
    if let after {
      guard after.values.count == 2, let moment = after.values[0].flatMap(Int64.init),
        let id = after.values[1].flatMap(ID<ImportRun>.init)
      else { throw Problem.invalid("/cursor", "notACursor") }
      condition += " AND (started_at, id) < (\(moment), \(id))"
    }
    var runs = try tx.all(
      "SELECT * FROM import_run WHERE \(condition) ORDER BY started_at DESC, id DESC LIMIT \(limit + 1)",
      as: ImportRun.self)
    for index in runs.indices { runs[index].undo = try ImportUndoStore.find(runs[index].id, in: workspace, tx) }
    return Page(runs, limit: limit) { Cursor([String($0.startedAt.milliseconds), $0.id.description]) }
  }

  /// The header and the refused rows of a file of a run, in the order of the file.
  public static func refused(
    file number: Int, of run: ID<ImportRun>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> (header: [String], rows: [[String]])? {
    let header: String? = try tx.value(
      """
      SELECT header FROM import_file
      WHERE workspace_id = \(workspace) AND run_id = \(run) AND number = \(number)
      """)
    guard let header else { return nil }
    let rows = try tx.values(
      """
      SELECT fields FROM import_refused
      WHERE workspace_id = \(workspace) AND run_id = \(run) AND file_number = \(number) ORDER BY line
      """, as: String.self)
    return (list(header), rows.map(list))
  }

  /// The mapping by which a file with this header was imported last.
  public static func lastMapping(
    header: [String], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ImportMapping? {
    let text: String? = try tx.value(
      """
      SELECT mapping FROM import_file
      WHERE workspace_id = \(workspace) AND header_hash = \(StableHash.of(header)) ORDER BY run_id DESC LIMIT 1
      """)
    return text.flatMap { try? ImportMapping(json: Data($0.utf8)) }
  }

  private static func json(_ texts: [String]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return String(decoding: try encoder.encode(texts), as: UTF8.self)
  }

  private static func list(_ text: String) -> [String] {
    (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
  }
}

extension ImportRun: RowDecodable {
  public init(row: Row) throws {
    let names: String = try row["file_names"]
    let report: String = try row["report"]
    self.init(
      id: try row["id"], source: try row["source"], fileNames: names.split(separator: "\n").map(String.init),
      startedBy: try row["started_by"], startedAt: try row["started_at"], finishedAt: try row["finished_at"],
      failure: try row["failure"], rowsDone: try row["rows_done"],
      report: try? JSONDecoder().decode(ImportReport.self, from: Data(report.utf8)))
  }
}
