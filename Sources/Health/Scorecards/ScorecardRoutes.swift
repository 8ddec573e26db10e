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
    let versions = try await database.read { tx in try ScorecardStore.versions(of: id, in: actor.workspace, tx) }
    guard !versions.isEmpty else { throw Problem.notFound }
    return try .page(Page(items: versions.map(ScorecardVersionJSON.init), next: nil), of: request)
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let command = try ScorecardActions.Command(try await request.fields())
    let card = try await actions.create(command, by: actor)
    return try .created(ScorecardJSON(card), at: "/api/v1/scorecards/\(card.id)", version: Int(card.version))
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
    let command = try ScorecardActions.Command(try await request.fields())
    return try .json(ScorecardPreviewJSON(try await actions.preview(command, of: id, by: actor)))
  }
}
