import Foundation
import Storage
import TestSupport

/// The rows of a logical export by their table, but for those that say what happened and when: audit, jobs, merges.
struct ExportedRows: Equatable {
  private static let bookkeeping: Set<String> = [
    "audit", "job", "idempotency_key", "merge_record", "merge_row", "session", "api_token", "schedule",
  ]

  let tables: [String: [String]]

  static func read(_ db: Database) async throws -> ExportedRows {
    try await TestDatabase.withFolder { folder in
      let file = folder.appending(path: "export.ndjson")
      try await LogicalExport.write(db, to: file.path)
      var (tables, name): ([String: [String]], String) = ([:], "")
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        if let table = line.firstMatch(of: /^\{"table".*"name":"([a-z_]+)"/) { name = String(table.output.1) }
        if line.hasPrefix("[") { tables[name, default: []].append(String(line)) }
      }
      return ExportedRows(tables: tables.filter { !bookkeeping.contains($0.key) })
    }
  }

  /// The lines that one of the two has and the other has not, each with its table.
  func differences(from other: ExportedRows) -> [String] {
    Set(tables.keys).union(other.tables.keys).sorted().flatMap { table -> [String] in
      let (mine, theirs) = (tables[table] ?? [], other.tables[table] ?? [])
      if mine == theirs { return [] }
      let difference = Set(mine).symmetricDifference(theirs).sorted()
      return difference.isEmpty ? ["\(table): in another order"] : difference.map { "\(table): \($0)" }
    }
  }
}
