import Kernel
import Language
import Web

/// The list of sessions.
enum SessionViews {
  static func page(_ rows: [SessionRow], now: Timestamp, _ actor: Actor, _ request: Request) -> HTML {
    let words = request.words
    let head = PageHead(words["settings.sessions"], summary: words["sessions.summary"])
    let tabs = IdentityViews.tabs(.sessions, actor, words)
    return
      "<div class=\"stack\">\(head.html)\(tabs)\(table(rows, now: now, returnTo: "/settings/sessions", request))</div>"
  }

  static func table(_ rows: [SessionRow], now: Timestamp, returnTo: Path, _ request: Request) -> HTML {
    let words = request.words
    let columns = [
      DataTableColumn(words["sessions.browser"]),
      DataTableColumn(words["sessions.address"], from: .tablet),
      DataTableColumn(words["sessions.started"], kind: .date, from: .tablet),
      DataTableColumn(words["sessions.lastSeen"], kind: .date),
      DataTableColumn(words["sessions.end"]),
    ]
    let lines = rows.map { row in
      DataTableRow(
        id: row.session.id.description, title: row.session.userAgent ?? words["common.unknown"], path: nil,
        cells: cells(row, now: now, returnTo: returnTo, request))
    }
    return DataTable(caption: words["settings.sessions"], columns: columns, rows: lines, isStacked: true).html
  }

  private static func cells(
    _ row: SessionRow, now: Timestamp, returnTo: Path, _ request: Request
  ) -> [DataTableCell] {
    let (words, session) = (request.words, row.session)
    let end = Button(words["sessions.end"], size: .small).post(
      to: "/settings/sessions/\(session.id)/revocation", csrf: request.csrf,
      fields: [(name: "returnTo", value: returnTo.description)])
    return [
      .html(browser(session.userAgent, words)),
      session.address.map { .text($0) } ?? .none,
      .html(IdentityViews.time(session.createdAt, words, now: now).html),
      .html(IdentityViews.time(session.lastSeenAt, words, now: now).html),
      .html(row.isCurrent ? Badge(words["sessions.current"], tone: .green).html : end),
    ]
  }

  /// The browser as people call it; what it says of itself is its title.
  private static func browser(_ userAgent: String?, _ words: Words) -> HTML {
    guard let userAgent else { return "\(words["common.unknown"])" }
    return "<span title=\"\(userAgent)\">\(BrowserName(userAgent: userAgent).description)</span>"
  }
}
