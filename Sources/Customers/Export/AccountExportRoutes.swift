import Foundation
import Identity
import Kernel
import Language
import NIOCore
import Spreadsheets
import Storage
import Web

/// Downloads of the list of accounts: what the filter shows, as CSV or XLSX.
public struct AccountExportRoutes: Sendable {
  let database: Database
  let lists: AccountLists
  let staff: Staff
  let effects: Effects

  public init(database: Database, lists: AccountLists, staff: Staff, effects: Effects) {
    self.database = database
    self.lists = lists
    self.staff = staff
    self.effects = effects
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/accounts/export", .accountsExport) { request, actor in
      let words = request.words
      return try await export(request, actor) {
        $0.title(words)
      } naming: {
        $0.name[words.language]
      }
    }
    routes.api(.get, "/api/v1/accounts/export", .accountsExport) { request, actor in
      try await export(request, actor) {
        $0.rawValue
      } naming: {
        "attributes.\($0.key)"
      }
    }
  }

  private func export(
    _ request: Request, _ actor: Actor, title: (AccountExportColumn) -> String,
    naming: (AttributeDefinition) -> String
  ) async throws -> Response {
    let wish = try AccountListRequest(request)
    let format = AccountExport.Format(rawValue: request.query["format"] ?? "csv")
    guard let format else { throw Problem.invalid("/format", "notAChoice") }
    let isRaw = request.query["raw"] == "yes"
    let export = try await self.export(wish, request, actor)
    let titles = export.columns.map(title) + export.attributes.all.map(naming)
    let details = ["filter": wish.filter, "format": format.rawValue, "raw": isRaw ? "yes" : "no"]
    try await database.write { [effects] tx in
      try Audit.record(tx, actor, .accountsExported, details: details, effects)
    }
    let name = "accounts-\(wish.time.day(or: request.today)).\(format.rawValue)"
    switch format {
    case .csv: return csv(export, titles, CSVLine(isRaw: isRaw), name: name)
    case .xlsx:
      let file = try await export.workbook(
        sheet: request.words["accounts.title"], titles: titles, timeZone: request.reader.timeZone)
      return xlsx(file, name: name)
    }
  }

  private func export(
    _ wish: AccountListRequest, _ request: Request, _ actor: Actor
  ) async throws -> AccountExport {
    let asks = request.query["content"] ?? "all"
    guard ["all", "shown"].contains(asks) else { throw Problem.invalid("/content", "notAChoice") }
    let shown = AccountExportColumn.shown(wish.columns ?? AccountColumn.usual)
    let columns = asks == "all" ? AccountExportColumn.allCases : shown
    let query = AccountListStore.Query(
      condition: try await lists.condition(wish, request, actor), sort: wish.sort, descending: wish.descending,
      past: lists.past(wish, request))
    let attributes = try await database.read { tx in try AttributeStore.all(in: actor.workspace, tx) }
    return AccountExport(
      database: database, workspace: actor.workspace, query: query,
      columns: columns.filter { !$0.isHealth || actor.may(.healthRead) },
      attributes: asks == "all" ? attributes : .none,
      names: try await staff.names(in: actor.workspace))
  }

  private func csv(_ export: AccountExport, _ titles: [String], _ line: CSVLine, name: String) -> Response {
    .download(name, type: "text/csv; charset=utf-8") { send in
      // The mark by which spreadsheets know UTF-8.
      try await send(ByteBuffer(string: "\u{FEFF}" + line.text(titles.map { .text($0) })))
      try await export.forEachPage { rows in
        try await send(ByteBuffer(string: rows.map(line.text).joined()))
      }
    }
  }

  private func xlsx(_ file: FileHandle, name: String) -> Response {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return .download(name, type: type) { send in
      while let bytes = try file.read(upToCount: 1 << 16), !bytes.isEmpty {
        try await send(ByteBuffer(bytes: bytes))
      }
      try file.close()
    }
  }
}

extension AuditAction {
  static let accountsExported: AuditAction = "accounts.exported"
}
