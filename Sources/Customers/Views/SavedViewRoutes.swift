import Kernel
import Storage
import Web

/// The JSON API of saved views.
public struct SavedViewRoutes: Sendable {
  let database: Database
  let actions: SavedViewActions
  let lists: AccountLists

  public init(database: Database, lists: AccountLists, effects: Effects) {
    self.lists = lists
    self.database = database
    actions = SavedViewActions(database: database, effects: effects)
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/views", .accountsRead, list)
    routes.api(.post, "/api/v1/views", .accountsRead, create)
    routes.api(.get, "/api/v1/views/{id}", .accountsRead, show)
    routes.api(.patch, "/api/v1/views/{id}", .accountsRead, change)
    routes.api(.delete, "/api/v1/views/{id}", .accountsRead, delete)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let views = try await database.read { tx in
      try SavedViewStore.all(for: actor.person, in: actor.workspace, tx)
    }
    return try .page(Page(items: views.map(SavedViewJSON.init), next: nil), of: request)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let view = try await view(request, actor)
    return try .json(SavedViewJSON(view), version: view.version)
  }

  private func view(_ request: Request, _ actor: Actor) async throws -> SavedView {
    let id = try request.id(of: SavedView.self)
    let view = try await database.read { tx in
      try SavedViewStore.find(id, for: actor.person, in: actor.workspace, tx)
    }
    guard let view else { throw Problem.notFound }
    return view
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    var fields = try await request.fields()
    var details = SavedViewDetails(name: "", isShared: false, filter: "", sort: "name", columns: nil)
    details.isShared = fields.flag("isShared") ?? false
    details.read(&fields, isNew: true)
    try fields.check()
    try await lists.check(details.filter, of: request, for: actor)
    let view = try await actions.create(details, by: actor)
    return try .created(SavedViewJSON(view), at: "/api/v1/views/\(view.id)", version: view.version)
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try await view(request, actor).id
    let version = try request.ifMatchVersion()
    let fields = try await request.fields()
    var read = fields
    try await lists.check(read.optionalText("filter", limit: FilterLimits.length) ?? "", of: request, for: actor)
    let view = try await actions.change(id, version: version, by: actor) { details in
      var fields = fields
      if fields.has("isShared") { details.isShared = fields.flag("isShared") ?? details.isShared }
      details.read(&fields, isNew: false)
      try fields.check()
    }
    return try .json(SavedViewJSON(view), version: view.version)
  }

  private func delete(_ request: Request, _ actor: Actor) async throws -> Response {
    try await actions.delete(try request.id(), by: actor)
    return .noContent
  }
}
