import HTTPTypes
import Kernel
import Storage
import Web

/// The JSON API of sources and their keys.
public struct SourceRoutes: Sendable {
  private let database: Database
  private let actions: SourceActions

  public init(database: Database, actions: SourceActions) {
    self.database = database
    self.actions = actions
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/sources", .settingsManage, list)
    routes.api(.post, "/api/v1/sources", .settingsManage, create)
    routes.api(.get, "/api/v1/sources/{id}", .settingsManage, show)
    routes.api(.delete, "/api/v1/sources/{id}", .settingsManage) { request, actor in
      try await actions.close(request.id(), by: actor)
      return .noContent
    }
    routes.api(.post, "/api/v1/sources/{id}/keys", .settingsManage) { request, actor in
      let made = try await actions.rotate(request.id(), by: actor)
      return try .json(SourceJSON(made.source, writeKey: made.text), status: .created)
    }
    routes.api(.delete, "/api/v1/sources/{id}/keys/{keyId}", .settingsManage) { request, actor in
      try await actions.revoke(request.id("keyId"), of: request.id(), by: actor)
      return .noContent
    }
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let sources = try await database.read { tx in try SourceStore.all(in: actor.workspace, tx) }
    return try .page(Page(items: sources.map { SourceJSON($0) }, next: nil), of: request)
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    var fields = try await request.fields()
    let name = fields.text("name", limit: 100)
    try fields.check()
    let made = try await actions.create(named: name, by: actor)
    return try .json(SourceJSON(made.source, writeKey: made.text), status: .created)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: TrackingSource.self)
    let (source, keys) = try await database.read { tx in
      guard let source = try SourceStore.find(id, in: actor.workspace, tx) else { throw Problem.notFound }
      return (source, try SourceStore.keys(of: id, in: actor.workspace, tx))
    }
    return try .json(SourceJSON(source, keys: keys))
  }
}
