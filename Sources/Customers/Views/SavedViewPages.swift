import Kernel
import Language
import Storage
import Web

/// The pages of saved views: their list and their form. The list of accounts shows them.
public struct SavedViewPages: Sendable {
  let database: Database
  let actions: SavedViewActions
  let lists: AccountLists
  let frame: PageFrame

  public init(database: Database, lists: AccountLists, effects: Effects, frame: PageFrame) {
    self.lists = lists
    self.database = database
    actions = SavedViewActions(database: database, effects: effects)
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/views", .accountsRead, list)
    routes.page(.get, "/views/new", .accountsRead, new)
    routes.page(.post, "/views", .accountsRead, create)
    routes.page(.get, "/views/{id}", .accountsRead, edit)
    routes.page(.post, "/views/{id}", .accountsRead, change)
    routes.page(.post, "/views/{id}/deletion", .accountsRead, delete)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let views = try await database.read { tx in
      try SavedViewStore.all(for: actor.person, in: actor.workspace, tx)
    }
    let body = SavedViewViews(request: request, actor: actor).list(views)
    return .html(frame(request, title: request.words["views.title"], body))
  }

  private func new(_ request: Request, _ actor: Actor) async throws -> Response {
    let query = request.query
    let values = SubmittedForm([
      "filter": query["filter"] ?? "", "sort": query["sort"] ?? "name",
      "columns": query.all("column").joined(separator: ","),
    ])
    return .html(form(values, nil, request, actor))
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let submitted = try await request.form()
    do {
      var fields = Fields(form: submitted)
      var details = SavedViewDetails(name: "", isShared: false, filter: "", sort: "name", columns: nil)
      details.isShared = fields.flag("isShared") ?? false
      details.read(&fields, isNew: true)
      try await lists.check(details.filter, of: request, for: actor, into: &fields)
      try fields.check()
      let view = try await actions.create(details, by: actor)
      return .seeOther(view.path)
    } catch let problem as Problem where problem.status == 422 {
      return .html(form(SubmittedForm(submitted, problem), nil, request, actor), status: .unprocessableContent)
    }
  }

  private func edit(_ request: Request, _ actor: Actor) async throws -> Response {
    let view = try await view(request, actor)
    let details = view.details
    let values = SubmittedForm([
      "name": details.name, "filter": details.filter, "sort": details.sort, "version": String(view.version),
      "isShared": details.isShared ? "yes" : "",
      "columns": details.columns?.map(\.rawValue).joined(separator: ",") ?? "",
    ])
    return .html(form(values, view, request, actor))
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let view = try await view(request, actor)
    let submitted = try await request.form()
    do {
      let version = submitted["version"].flatMap { Int($0) }
      var fields = Fields(form: submitted)
      var details = view.details
      details.isShared = fields.flag("isShared") ?? false
      details.read(&fields, isNew: false)
      try await lists.check(details.filter, of: request, for: actor, into: &fields)
      try fields.check()
      let wanted = details
      let changed = try await actions.change(view.id, version: version, by: actor) { $0 = wanted }
      return .seeOther(changed.path)
    } catch let problem as Problem where [412, 422].contains(problem.status) {
      return .html(form(SubmittedForm(submitted, problem), view, request, actor), status: .unprocessableContent)
    }
  }

  private func delete(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: SavedView.self)
    _ = try await request.form()
    try await actions.delete(id, by: actor)
    return .seeOther("/views")
  }

  private func view(_ request: Request, _ actor: Actor) async throws -> SavedView {
    let id = try request.id(of: SavedView.self)
    let view = try await database.read { tx in
      try SavedViewStore.find(id, for: actor.person, in: actor.workspace, tx)
    }
    guard let view else { throw Problem.notFound }
    return view
  }

  private func form(_ values: SubmittedForm, _ view: SavedView?, _ request: Request, _ actor: Actor) -> HTML {
    let body = SavedViewViews(request: request, actor: actor).form(values, view)
    return frame(request, title: view?.details.name ?? request.words["views.add"], body)
  }
}

extension SavedView {
  /// The list of accounts as the view has it.
  var path: Path { ("/accounts" as Path).query("view", id.description) }
}
