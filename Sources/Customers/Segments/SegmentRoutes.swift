import Kernel
import Language
import Storage
import Web

/// The JSON API of segments.
public struct SegmentRoutes: Sendable {
  let database: Database
  let lists: AccountLists
  let vocabularies: AccountVocabularies
  let actions: SegmentActions

  public init(database: Database, lists: AccountLists, vocabularies: AccountVocabularies, effects: Effects) {
    self.database = database
    self.lists = lists
    self.vocabularies = vocabularies
    actions = SegmentActions(database: database, effects: effects)
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/segments", .accountsRead, list)
    routes.api(.post, "/api/v1/segments", .accountsWrite, create)
    routes.api(.get, "/api/v1/segments/{id}", .accountsRead, show)
    routes.api(.patch, "/api/v1/segments/{id}", .accountsWrite, change)
    routes.api(.delete, "/api/v1/segments/{id}", .accountsWrite, archive)
    routes.api(.post, "/api/v1/segments/{id}/restoration", .accountsWrite, restore)
    routes.api(.get, "/api/v1/segments/{id}/accounts", .accountsRead, accounts)
    routes.api(.get, "/api/v1/segments/{id}/counts", .accountsRead, counts)
    routes.api(.get, "/api/v1/segments/{id}/changes", .accountsRead, changes)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let reader = try await reader(request, actor)
    let views = try await database.read { tx in try reader.all(tx) }
    return try .page(Page(items: views.map(SegmentJSON.init), next: nil), of: request)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let view = try await view(try request.id(), request, actor)
    return try .json(SegmentJSON(view), version: view.segment.version)
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    var fields = try await request.fields()
    var command = SegmentActions.Command(name: "", filter: "")
    command.read(&fields, isNew: true)
    try fields.check()
    let segment = try await actions.create(command, by: actor)
    let view = try await view(segment.id, request, actor)
    return try .created(SegmentJSON(view), at: "/api/v1/segments/\(segment.id)", version: segment.version)
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Segment.self)
    let version = try request.ifMatchVersion()
    let fields = try await request.fields()
    let segment = try await actions.change(id, version: version, by: actor) { command in
      var fields = fields
      command.read(&fields, isNew: false)
      try fields.check()
    }
    return try .json(SegmentJSON(try await view(id, request, actor)), version: segment.version)
  }

  private func archive(_ request: Request, _ actor: Actor) async throws -> Response {
    try await actions.archive(try request.id(), version: try request.ifMatchVersion(), by: actor)
    return .noContent
  }

  private func restore(_ request: Request, _ actor: Actor) async throws -> Response {
    let segment = try await actions.restore(try request.id(), by: actor)
    return try .json(SegmentJSON(try await view(segment.id, request, actor)), version: segment.version)
  }

  private func accounts(_ request: Request, _ actor: Actor) async throws -> Response {
    let segment = try await view(try request.id(), request, actor).segment
    var wish = try AccountListRequest(request)
    wish.segment = segment.id
    let page = try await lists.page(wish, of: request, for: actor)
    return try .page(page.map(AccountItemJSON.init), of: request)
  }

  private func counts(_ request: Request, _ actor: Actor) async throws -> Response {
    let segment = try await view(try request.id(), request, actor).segment
    let to = try request.query.date("to") ?? request.today
    let from = try request.query.date("from") ?? to - 89
    guard from <= to else { throw Problem.invalid("/from", "reversedRange") }
    guard to - from < 3660 else { throw Problem.invalid("/from", "tooManyDays", ["limit": "3660"]) }
    let reader = try await reader(request, actor)
    let counts = try await database.read { tx in try reader.counts(of: segment, from: from, to: to, tx) }
    return try .page(Page(items: counts.map(SegmentCountJSON.init), next: nil), of: request)
  }

  private func changes(_ request: Request, _ actor: Actor) async throws -> Response {
    let segment = try await view(try request.id(), request, actor).segment
    let limit = try request.query.limit()
    let reader = try await reader(request, actor)
    let changes = try await database.read { tx in try reader.changes(of: segment, limit: limit, tx) }
    return try .page(Page(items: changes.map(SegmentChangeJSON.init), next: nil), of: request)
  }

  private func view(_ id: ID<Segment>, _ request: Request, _ actor: Actor) async throws -> SegmentView {
    let reader = try await reader(request, actor)
    return try await database.read { tx in try reader.find(id, tx) }
  }

  private func reader(_ request: Request, _ actor: Actor) async throws -> SegmentReader {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    return SegmentReader(actor, of: workspace, try await vocabularies.vocabulary(of: actor.workspace))
  }
}
