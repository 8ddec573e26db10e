import HTTPTypes
import Identity
import Kernel
import Storage
import Web

/// Settings of stages: their names, their order, which are offered, and those of the workspace itself.
public struct StageSettingsPages: Sendable {
  private let database: Database
  private let actions: StageActions
  private let frame: PageFrame

  public init(database: Database, actions: StageActions, frame: PageFrame) {
    self.database = database
    self.actions = actions
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/settings/stages", .settingsManage, list)
    routes.page(.post, "/settings/stages", .settingsManage, create)
    routes.page(.get, "/settings/stages/new", .settingsManage) { request, actor in
      .html(new(SubmittedForm(), request, actor))
    }
    routes.page(.get, "/settings/stages/{stage}", .settingsManage) { request, actor in
      .html(try await edit(nil, request, actor))
    }
    routes.page(.post, "/settings/stages/{stage}", .settingsManage, change)
    routes.page(.post, "/settings/stages/{stage}/move", .settingsManage, move)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let (stages, counts) = try await database.read { tx in
      (try StageDefinitionStore.all(in: actor.workspace, tx), try StageDefinitionStore.counts(in: actor.workspace, tx))
    }
    let content = StageSettingsViews(request: request, actor: actor).list(stages, counts)
    return .html(frame(request, title: request.words["settings.stages"], content))
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      var fields = Fields(form: form)
      let kind = fields.choice("kind", of: LifecycleStage.Kind.self)
      fields.validation.require(kind != nil, "/kind", "required")
      let key = fields.text("key", limit: 60)
      let name = LocalizedText("").reading(&fields, isNew: true)
      try fields.check()
      guard let kind else { throw Problem.invalid("/kind", "required") }
      _ = try await actions.create(kind, key: key, name: name, by: actor)
      return .seeOther("/settings/stages")
    } refused: {
      new($0, request, actor)
    }
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let definition = try await definition(request, actor)
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      let version = form["version"].flatMap { Int($0) }
      _ = try await actions.change(definition.stage, version: version, by: actor) { command in
        var fields = Fields(form: form)
        command.read(form: &fields)
        try fields.check()
      }
      return .seeOther("/settings/stages")
    } refused: {
      try await edit($0, request, actor)
    }
  }

  /// One place up or down.
  private func move(_ request: Request, _ actor: Actor) async throws -> Response {
    let definition = try await definition(request, actor)
    let step = try await request.form()["direction"] == "up" ? -1 : 1
    _ = try await actions.change(definition.stage, version: nil, by: actor) { $0.position += step }
    return .seeOther("/settings/stages")
  }

  private func new(_ form: SubmittedForm, _ request: Request, _ actor: Actor) -> HTML {
    let content = StageSettingsViews(request: request, actor: actor).new(form)
    return frame(request, title: request.words["stages.new"], content)
  }

  private func edit(_ form: SubmittedForm?, _ request: Request, _ actor: Actor) async throws -> HTML {
    let definition = try await definition(request, actor)
    let content = StageSettingsViews(request: request, actor: actor).edit(definition, form)
    return frame(request, title: request.words["stage.\(definition.stage.rawValue)"], content)
  }

  private func definition(_ request: Request, _ actor: Actor) async throws -> StageDefinition {
    let stage = LifecycleStage(rawValue: try request.parameter("stage"))
    let stages = try await database.read { tx in try StageDefinitionStore.all(in: actor.workspace, tx) }
    guard let found = stage.flatMap(stages.find) else { throw Problem.notFound }
    return found
  }
}
