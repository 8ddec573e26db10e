import Kernel
import Storage
import Web

/// The JSON API of scorecards.
public struct ScorecardRoutes: Sendable {
  let database: Database
  let service: ScoringService
  let actions: ScorecardActions

  public init(database: Database, service: ScoringService, effects: Effects) {
    self.database = database
    self.service = service
    actions = ScorecardActions(database: database, service: service, effects: effects)
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/scorecards", .healthRead, list)
    routes.api(.post, "/api/v1/scorecards", .healthConfigure, create)
    routes.api(.get, "/api/v1/scorecards/{id}", .healthRead, show)
    routes.api(.put, "/api/v1/scorecards/{id}", .healthConfigure, change)
    routes.api(.get, "/api/v1/scorecards/{id}/versions", .healthRead, versions)
    routes.api(.post, "/api/v1/scorecards/{id}/versions/{number}/restoration", .healthConfigure, restore)
    routes.api(.post, "/api/v1/scorecards/{id}/preview", .healthConfigure, preview)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    try await service.ensureScorecard(isWorthwhile: false, in: actor.workspace)
    let cards = try await database.read { tx in try ScorecardStore.all(in: actor.workspace, tx) }
    return try .page(Page(items: cards.map(ScorecardJSON.init), next: nil), of: request)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Scorecard.self)
    let card = try await database.read { tx in try ScorecardStore.find(id, in: actor.workspace, tx) }
    guard let card else { throw Problem.notFound }
    return try .json(ScorecardJSON(card), version: Int(card.version))
  }

  private func versions(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Scorecard.self)
    let (cursor, limit) = (try request.query.cursor(), try request.query.limit())
    let versions = try await database.read { tx in
      guard try ScorecardStore.find(id, in: actor.workspace, tx) != nil else { throw Problem.notFound }
      return try ScorecardStore.versions(of: id, after: cursor, limit: limit, in: actor.workspace, tx)
    }
    return try .page(versions.map(ScorecardVersionJSON.init), of: request)
  }

  private func restore(_ request: Request, _ actor: Actor) async throws -> Response {
    let (id, number) = (try request.id(of: Scorecard.self), try request.versionNumber())
    var fields = try await request.fields()
    let reason = fields.optionalText("reason", limit: 500)
    try fields.check()
    let card = try await actions.restore(number, of: id, version: nil, because: reason, by: actor)
    return try .created(ScorecardJSON(card), at: "/api/v1/scorecards/\(card.id)", version: Int(card.version))
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let new = try NewScorecard(try await request.fields())
    let (card, leftOut) = try await actions.create(new, by: actor)
    var json = ScorecardJSON(card)
    if case .template = new.origin { json.leftOut = leftOut.map(\.rawValue) }
    return try .created(json, at: "/api/v1/scorecards/\(card.id)", version: Int(card.version))
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Scorecard.self)
    let version = try request.ifMatchVersion()
    let command = try ScorecardActions.Command(try await request.fields())
    let card = try await actions.change(id, version: version, to: command, by: actor)
    return try .json(ScorecardJSON(card), version: Int(card.version))
  }

  private func preview(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Scorecard.self)
    let (cursor, limit) = (try request.query.cursor(), try request.query.limit())
    let command = try ScorecardActions.Command(try await request.fields())
    let preview = try await actions.preview(command, of: id, by: actor)
    return try .json(ScorecardPreviewJSON(preview, after: cursor, limit: limit))
  }
}

extension Request {
  /// The number of a version in the path; 404 for what is none.
  func versionNumber() throws -> Int32 {
    guard let number = Int32(try parameter("number")) else { throw Problem.notFound }
    return number
  }
}
