import HTTPTypes
import Kernel
import Language
import Storage
import Web

/// The pages of changes to many accounts: what to change, the preview, what became of it.
public struct BulkChangePages: Sendable {
  let database: Database
  let lists: AccountLists
  let staff: Staff
  let actions: BulkChangeActions
  let frame: PageFrame

  public init(
    database: Database, lists: AccountLists, staff: Staff, actions: BulkChangeActions, frame: PageFrame
  ) {
    self.database = database
    self.lists = lists
    self.staff = staff
    self.actions = actions
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/bulk-changes", .accountsRead, list)
    routes.page(.get, "/bulk-changes/new", .accountsWrite, new)
    routes.page(.post, "/bulk-changes", .accountsWrite, plan)
    routes.page(.get, "/bulk-changes/{id}", .accountsRead, show)
    routes.page(.post, "/bulk-changes/{id}/execution", .accountsWrite, run)
    routes.page(.post, "/bulk-changes/{id}/undo", .accountsWrite, undo)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let cursor = try request.query.cursor()
    let madeBy = actor.visibility == .all ? nil : actor.person
    let page = try await database.read { tx in
      try BulkChangeStore.page(after: cursor, limit: 50, madeBy: madeBy, in: actor.workspace, tx)
    }
    let texts = BulkChangeTexts(request: request, names: try await staff.names(in: actor.workspace))
    let title = request.words["bulk.list"]
    return .html(frame(request, title: title, BulkChangeListViews.page(page, texts, hasPrevious: cursor != nil)))
  }

  private func new(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = BulkChangeForm(
      ids: request.query.all("id"), filter: request.query["filter"] ?? "", takesAll: request.query["all"] == "yes",
      values: SubmittedForm())
    return .html(try await page(form, request, actor))
  }

  private func plan(_ request: Request, _ actor: Actor) async throws -> Response {
    let submitted = try await request.form()
    let takesAll = submitted["scope"] == "all"
    do {
      var fields = Fields(form: submitted)
      let edit = BulkEdit(form: submitted, &fields)
      try fields.check()
      let change = try await actions.plan(
        edit, of: try await selection(submitted, takesAll: takesAll, request, actor), by: actor)
      return .seeOther("/bulk-changes/\(change.id)")
    } catch let error as any ProblemConvertible where error.problem.status == 422 {
      let form = BulkChangeForm(
        ids: submitted.all("id"), filter: submitted["filter"] ?? "", takesAll: takesAll,
        values: SubmittedForm(submitted, error.problem))
      return .html(try await page(form, request, actor), status: .unprocessableContent)
    }
  }

  private func selection(
    _ form: Query, takesAll: Bool, _ request: Request, _ actor: Actor
  ) async throws -> BulkSelection {
    guard takesAll else { return .accounts(form.all("id").compactMap { ID<Account>($0) }) }
    var wish = try AccountListRequest(request)
    wish.filter = form["filter"] ?? ""
    wish.time = .present
    return .list(try await lists.condition(wish, request, actor))
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: BulkChange.self)
    let view = try await database.read { tx in
      let change = try BulkChangeAccess.load(id, for: actor, tx)
      func items(_ states: [BulkItemState], _ limit: Int) throws -> [BulkChangeStore.Item] {
        try BulkChangeStore.items(
          of: id, in: states, limit: limit, where: AccountAccess.visible(to: actor), in: actor.workspace, tx)
      }
      return BulkChangeView(
        change: change, counts: try BulkChangeStore.counts(of: id, in: actor.workspace, tx),
        kept: try items([.kept], 200), some: try items([.planned, .changed, .restored], 20))
    }
    let texts = BulkChangeTexts(request: request, names: try await staff.names(in: actor.workspace))
    let body = BulkChangeViews(view: view, texts: texts, mayWrite: actor.may(.accountsWrite)).page
    var response = Response.html(frame(request, title: request.words["bulk.title"], body))
    // While a job works the page asks again by itself, with or without scripts.
    if view.isUnderWay, let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "2" }
    return response
  }

  private func run(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: BulkChange.self)
    _ = try await request.form()
    try await actions.run(id, by: actor)
    return .seeOther("/bulk-changes/\(id)")
  }

  private func undo(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: BulkChange.self)
    _ = try await request.form()
    try await actions.undo(id, by: actor)
    return .seeOther("/bulk-changes/\(id)")
  }

  private func page(_ form: BulkChangeForm, _ request: Request, _ actor: Actor) async throws -> HTML {
    var wish = try AccountListRequest(request)
    wish.filter = form.filter
    wish.time = .present
    // A filter that cannot be read leaves only those that were chosen.
    let all = try? await lists.totals(wish, of: request, for: actor).count
    let names = try await staff.names(in: actor.workspace)
    let stages = try await database.read { tx in try StageDefinitionStore.all(in: actor.workspace, tx) }
    return frame(
      request, title: request.words["bulk.title"],
      BulkChangeFormViews.page(form, request, all: all, owners: names, stages: stages))
  }
}
