import HTTPTypes
import Kernel
import Language
import Web

/// The list of rows whose account is not known yet, each to be attached by hand.
struct ImportWaitingPages: Sendable {
  let desk: ImportDesk
  let frame: PageFrame

  func add(to routes: inout Routes) {
    routes.page(.get, "/imports/waiting", .accountsImport) { request, actor in
      .html(try await page(SubmittedForm(), request, actor))
    }
    routes.page(.post, "/imports/waiting/{id}", .accountsImport, attach)
  }

  private func page(_ form: SubmittedForm, _ request: Request, _ actor: Actor) async throws -> HTML {
    let cursor = try request.query.cursor()
    let rows = try await desk.database.read { tx in
      try ImportWaitingStore.page(after: cursor, limit: 50, in: actor.workspace, tx)
    }
    return frame(request, title: request.words["imports.waiting"], ImportWaitingViews.page(rows, form, request))
  }

  /// Attaches the row, and those that name the same account, to the account of the name that was typed.
  private func attach(_ request: Request, _ actor: Actor) async throws -> Response {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    let id = try request.id(of: WaitingRow.self)
    let row = try await desk.database.read { tx in try ImportWaitingStore.find(id, in: actor.workspace, tx) }
    guard row != nil else { throw Problem.notFound }
    let form = try await request.form()
    do {
      var fields = Fields(form: form)
      let name = fields.text("account", limit: 500)
      try fields.check()
      let account = try await desk.database.read { tx in
        try AccountStore.id(ofName: name, in: actor.workspace, tx)
      }
      guard let account else { throw Problem.invalid("/account", "unknownAccount") }
      _ = try await desk.runner.attach(id, to: account, in: workspace, for: actor)
      return .seeOther("/imports/waiting")
    } catch let problem as Problem where problem.status == 422 {
      return .html(try await page(SubmittedForm(form, problem), request, actor), status: .unprocessableContent)
    }
  }
}

/// The list of rows that wait.
enum ImportWaitingViews {
  static func page(_ rows: Page<WaitingRow>, _ form: SubmittedForm, _ request: Request) -> HTML {
    let words = request.words
    let head = PageHead(words["imports.waiting"], summary: words["imports.waiting.summary"])
    let account = form.field("account", label: words["imports.waiting.account"], words)
    let next: HTML? = rows.next.map {
      Button(words["action.showMore"]).link(("/imports/waiting" as Path).query("cursor", $0.description))
    }
    let list =
      rows.items.isEmpty
      ? EmptyState(icon: .check, title: words["imports.waiting.empty"], text: words["imports.waiting.empty.text"]).html
      : table(rows.items, request)
    return """
      <div class="stack">\(head.html)\(form.errors([account], words))\(list)\(next)\
      <p><a href="/imports">\(words["imports.back"])</a></p></div>
      """
  }

  private static func table(_ rows: [WaitingRow], _ request: Request) -> HTML {
    let words = request.words
    let columns = [
      DataTableColumn(words["imports.waiting.reference"]), DataTableColumn(words["imports.upload.kind"], from: .tablet),
      DataTableColumn(words["imports.refused.line"], kind: .number, from: .tablet),
      DataTableColumn(words["imports.waiting.attach"]),
    ]
    let lines = rows.map { row in
      DataTableRow(
        id: row.id.description, title: row.reference, path: nil,
        cells: [
          .text(row.reference), .text(words["imports.kind.\(row.kind.rawValue)"]),
          .text(words.reader.number(row.line)), .html(attach(row, request)),
        ])
    }
    return DataTable(caption: words["imports.waiting"], columns: columns, rows: lines).html
  }

  private static func attach(_ row: WaitingRow, _ request: Request) -> HTML {
    let words = request.words
    let path: Path = "/imports/waiting/\(row.id)"
    return """
      <form class="inline" method="post" action="\(path)">\(CSRFField(token: request.csrfToken).html)\
      <input class="input" name="account" required aria-label="\(words["imports.waiting.account"])" \
      placeholder="\(words["imports.waiting.account"])">\(Button(words["imports.waiting.attach"], size: .small).submit())\
      </form>
      """
  }
}
