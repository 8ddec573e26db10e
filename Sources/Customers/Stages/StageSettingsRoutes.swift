import Kernel
import Storage
import Web

/// The JSON API of the stages that a workspace has.
public struct StageSettingsRoutes: Sendable {
  let database: Database
  let actions: StageActions

  public init(database: Database, actions: StageActions) {
    self.database = database
    self.actions = actions
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/stages", .accountsRead, list)
    routes.api(.post, "/api/v1/stages", .settingsManage, create)
    routes.api(.patch, "/api/v1/stages/{stage}", .settingsManage, change)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let stages = try await database.read { tx in try StageDefinitionStore.all(in: actor.workspace, tx) }
    let items = stages.all.enumerated().map { StageDefinitionJSON($1, position: $0 + 1, request.words) }
    return try .page(Page(items: items, next: nil), of: request)
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    var fields = try await request.fields()
    let kind = fields.choice("kind", of: LifecycleStage.Kind.self)
    if kind == nil, !fields.has("kind") { fields.validation.add("/kind", "required") }
    let key = fields.text("key", limit: 60)
    let name = LocalizedText("").reading(&fields, isNew: true)
    try fields.check()
    guard let kind else { throw Problem.invalid("/kind", "required") }
    let made = try await actions.create(kind, key: key, name: name, by: actor)
    let stages = try await database.read { tx in try StageDefinitionStore.all(in: actor.workspace, tx) }
    let position = (stages.all.firstIndex { $0.stage == made.stage } ?? 0) + 1
    return try .created(
      StageDefinitionJSON(made, position: position, request.words), at: "/api/v1/stages/\(made.stage.rawValue)",
      version: made.version)
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    guard let stage = LifecycleStage(rawValue: try request.parameter("stage")) else { throw Problem.notFound }
    let version = try request.ifMatchVersion()
    let fields = try await request.fields()
    let changed = try await actions.change(stage, version: version, by: actor) { command in
      var fields = fields
      command.read(&fields)
      try fields.check()
    }
    return try .json(
      StageDefinitionJSON(changed.definition, position: changed.position, request.words),
      version: changed.definition.version)
  }
}
