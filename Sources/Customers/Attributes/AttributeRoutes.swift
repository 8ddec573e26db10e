import Kernel
import Storage
import Web

/// The JSON API of the definitions of attributes. Values are part of the account.
public struct AttributeRoutes: Sendable {
  let database: Database
  let actions: AttributeActions

  public init(database: Database, actions: AttributeActions) {
    self.database = database
    self.actions = actions
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/attributes", .accountsRead, list)
    routes.api(.post, "/api/v1/attributes", .settingsManage, create)
    routes.api(.get, "/api/v1/attributes/{id}", .accountsRead, show)
    routes.api(.patch, "/api/v1/attributes/{id}", .settingsManage, change)
    routes.api(.delete, "/api/v1/attributes/{id}", .settingsManage) { request, actor in
      try await actions.retire(try request.id(), version: try request.ifMatchVersion(), by: actor)
      return .noContent
    }
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let attributes = try await database.read { tx in try AttributeStore.all(in: actor.workspace, tx) }
    return try .page(Page(items: attributes.all.map(AttributeJSON.init), next: nil), of: request)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: AttributeDefinition.self)
    let found = try await database.read { tx in try AttributeStore.find(id, in: actor.workspace, tx) }
    guard let found else { throw Problem.notFound }
    return try .json(AttributeJSON(found), version: found.version)
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    var fields = try await request.fields()
    var draft = AttributeDraft(
      key: fields.text("key", limit: 60), kind: .text, details: AttributeDetails(name: LocalizedText("")))
    if let kind = fields.choice("kind", of: AttributeKind.self) {
      draft.kind = kind
    } else if !fields.has("kind") {
      fields.validation.add("/kind", "required")
    }
    draft.currency = fields.parsed("currency", "notACurrency", Currency.init)
    if draft.kind == .money, !fields.has("currency") { draft.currency = workspace.currency }
    draft.details.read(&fields, isNew: true)
    try fields.check()
    let attribute = try await actions.create(draft, by: actor)
    return try .created(
      AttributeJSON(attribute), at: "/api/v1/attributes/\(attribute.id)", version: attribute.version)
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: AttributeDefinition.self)
    let version = try request.ifMatchVersion()
    let fields = try await request.fields()
    let attribute = try await actions.change(id, version: version, by: actor) { details in
      var fields = fields
      details.read(&fields, isNew: false)
      try fields.check()
    }
    return try .json(AttributeJSON(attribute), version: attribute.version)
  }
}
