import Kernel
import Language
import Storage
import Web

/// The JSON API of changes to many accounts.
public struct BulkChangeRoutes: Sendable {
  let database: Database
  let lists: AccountLists
  let actions: BulkChangeActions

  public init(database: Database, lists: AccountLists, actions: BulkChangeActions) {
    self.database = database
    self.lists = lists
    self.actions = actions
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/bulk-changes", .accountsRead, list)
    routes.api(.post, "/api/v1/bulk-changes", .accountsWrite, plan)
    routes.api(.get, "/api/v1/bulk-changes/{id}", .accountsRead, show)
    routes.api(.get, "/api/v1/bulk-changes/{id}/accounts", .accountsRead, accounts)
    routes.api(.post, "/api/v1/bulk-changes/{id}/execution", .accountsWrite, run)
    routes.api(.post, "/api/v1/bulk-changes/{id}/undo", .accountsWrite, undo)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let (cursor, limit) = (try request.query.cursor(), try request.query.limit())
    let madeBy = actor.visibility == .all ? nil : actor.person
    let page = try await database.read { tx in
      let page = try BulkChangeStore.page(
        after: cursor, limit: limit, madeBy: madeBy, in: actor.workspace, tx)
      return try page.map { BulkChangeJSON($0, try BulkChangeStore.counts(of: $0.id, in: actor.workspace, tx)) }
    }
    return try .page(page, of: request)
  }

  private func plan(_ request: Request, _ actor: Actor) async throws -> Response {
    var fields = try await request.fields()
    let ids = fields.ids("accountIds", of: Account.self, most: BulkSelection.most)
    let filter = fields.optionalText("filter", limit: FilterLimits.length)
    let edit = BulkEdit(&fields)
    fields.validation.require((ids == nil) != (filter == nil), "/accountIds", "accountsOrFilter")
    try fields.check()
    let selection: BulkSelection
    if let ids {
      selection = .accounts(ids)
    } else {
      var wish = try AccountListRequest(request)
      wish.filter = filter ?? ""
      wish.time = .present
      selection = .list(try await lists.condition(wish, request, actor))
    }
    let change = try await actions.plan(edit, of: selection, by: actor)
    return try .created(try await json(change.id, actor), at: "/api/v1/bulk-changes/\(change.id)")
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    try .json(try await json(try request.id(), actor))
  }

  private func accounts(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: BulkChange.self)
    let (cursor, limit) = (try request.query.cursor(), try request.query.limit())
    let after = cursor?.values.first.flatMap { $0.flatMap { ID<Account>($0) } }
    var states = BulkItemState.allCases
    if let text = request.query["state"], !text.isEmpty {
      guard let state = BulkItemState(rawValue: text) else { throw Problem.invalid("/state", "notAChoice") }
      states = [state]
    }
    let items = try await database.read { [states] tx in
      _ = try BulkChangeAccess.load(id, for: actor, tx)
      return try BulkChangeStore.items(
        of: id, in: states, after: after, limit: limit + 1, where: AccountAccess.visible(to: actor),
        in: actor.workspace, tx)
    }
    let page = Page(items, limit: limit) { Cursor([$0.account.description]) }
    return try .page(page.map(BulkItemJSON.init), of: request)
  }

  private func run(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: BulkChange.self)
    try await actions.run(id, by: actor)
    return try .json(try await json(id, actor))
  }

  private func undo(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: BulkChange.self)
    try await actions.undo(id, by: actor)
    return try .json(try await json(id, actor))
  }

  private func json(_ id: ID<BulkChange>, _ actor: Actor) async throws -> BulkChangeJSON {
    try await database.read { tx in
      let change = try BulkChangeAccess.load(id, for: actor, tx)
      return BulkChangeJSON(change, try BulkChangeStore.counts(of: id, in: actor.workspace, tx))
    }
  }
}
