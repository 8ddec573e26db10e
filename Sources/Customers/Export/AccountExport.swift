import Foundation
import Kernel
import Language
import Spreadsheets
import Storage

/// Reads a list of accounts from its first to its last page, to be written to a file in flat memory.
///
/// Pages are read one after another, so that a long export holds up nobody; an account that changes meanwhile stands
/// in it as it was when its page was read.
struct AccountExport: Sendable {
  enum Format: String, Sendable, CaseIterable { case csv, xlsx }

  /// Accounts that are read at once.
  private static let chunk = 500

  let database: Database
  let workspace: ID<Workspace>
  let query: AccountListStore.Query
  let columns: [AccountExportColumn]
  /// A column each after the others.
  var attributes = AttributeDefinitions.none
  let names: [ID<Person>: String]

  /// Hands the rows over, a page at a time.
  func forEachPage(_ body: ([[SheetValue]]) async throws -> Void) async throws {
    var query = query
    query.limit = Self.chunk
    while true {
      let page = try await rows(query)
      try await body(page.items.map(values))
      guard let next = page.next else { return }
      query.after = next
    }
  }

  private func values(_ row: AccountExportRow) -> [SheetValue] {
    columns.map { $0.value(row) } + attributes.all.map { $0.sheetValue(row.extras.attributes[$0.key]) }
  }

  private func rows(_ query: AccountListStore.Query) async throws -> Page<AccountExportRow> {
    let (workspace, names) = (workspace, names)
    return try await database.read { tx in
      let page = try AccountListStore.page(query, in: workspace, tx)
      let extras = try AccountExportStore.extras(
        of: page.items.map(\.id), query.past, in: workspace, tx)
      return page.map { item in
        AccountExportRow(
          item: item, extras: extras[item.id] ?? AccountExportStore.Extras(), owner: item.owner.flatMap { names[$0] })
      }
    }
  }

  /// Writes all rows as a workbook into a file that has no name any more: it is gone when nobody reads it.
  func workbook(sheet: String, titles: [String], timeZone: TimeZone) async throws -> FileHandle {
    let path = NSTemporaryDirectory() + "saathi-export-\(UInt64.random(in: 0 ... .max)).xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try XLSXWriter(path: path, sheet: sheet, columns: titles, timeZone: timeZone)
    try await forEachPage { rows in for row in rows { try writer.write(row) } }
    try writer.finish()
    return try FileHandle(forReadingFrom: URL(filePath: path))
  }
}
