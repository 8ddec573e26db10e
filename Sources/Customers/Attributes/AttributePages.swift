import HTTPTypes
import Identity
import Kernel
import Storage
import Web

/// Settings of attributes: which there are, and what can be said with them.
public struct AttributePages: Sendable {
  private let database: Database
  private let actions: AttributeActions
  private let frame: PageFrame

  public init(database: Database, actions: AttributeActions, frame: PageFrame) {
    self.database = database
    self.actions = actions
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/settings/attributes", .settingsManage, list)
    routes.page(.post, "/settings/attributes", .settingsManage, create)
    routes.page(.get, "/settings/attributes/new", .settingsManage) { request, actor in
      .html(new(SubmittedForm(["currency": request.caller?.workspace.currency.code ?? ""]), request, actor))
    }
    routes.page(.get, "/settings/attributes/{id}", .settingsManage) { request, actor in
      .html(try await edit(nil, request, actor))
    }
    routes.page(.post, "/settings/attributes/{id}", .settingsManage, change)
    routes.page(.post, "/settings/attributes/{id}/retirement", .settingsManage) { request, actor in
      _ = try await request.form()
      try await actions.retire(request.id(), version: nil, by: actor)
      return .seeOther("/settings/attributes")
    }
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let (attributes, counts) = try await database.read { tx in
      (try AttributeStore.all(in: actor.workspace, tx), try AttributeValueStore.counts(in: actor.workspace, tx))
    }
    let content = AttributeViews(request: request, actor: actor).list(attributes, counts)
    return .html(frame(request, title: request.words["settings.attributes"], content))
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      var fields = Fields(form: form)
      let kind = Self.kind(form["kind"])
      var draft = AttributeDraft(
        key: fields.text("key", limit: 60), kind: kind, details: AttributeDetails(name: LocalizedText("")))
      if kind == .money { draft.currency = fields.parsed("currency", "notACurrency", Currency.init) }
      draft.details.read(form: &fields, kind)
      try fields.check()
      _ = try await actions.create(draft, by: actor)
      return .seeOther("/settings/attributes")
    } refused: {
      new($0, request, actor)
    }
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: AttributeDefinition.self)
    let form = try await request.form()
    let found = try await database.read { tx in try AttributeStore.find(id, in: actor.workspace, tx) }
    guard let found else { throw Problem.notFound }
    return try await IdentityPages.submit(form) {
      let version = form["version"].flatMap { Int($0) }
      _ = try await actions.change(id, version: version, by: actor) { details in
        var fields = Fields(form: form)
        details.read(form: &fields, found.kind)
        try fields.check()
      }
      return .seeOther("/settings/attributes")
    } refused: {
      try await edit($0, request, actor)
    }
  }

  private func new(_ form: SubmittedForm, _ request: Request, _ actor: Actor) -> HTML {
    let sent = form.value("kind")
    let kind = Self.kind(sent.isEmpty ? request.query["kind"] : sent)
    let content = AttributeViews(request: request, actor: actor).new(kind, form)
    return frame(request, title: request.words["attributes.new"], content)
  }

  private func edit(_ form: SubmittedForm?, _ request: Request, _ actor: Actor) async throws -> HTML {
    let id = try request.id(of: AttributeDefinition.self)
    let found = try await database.read { tx in try AttributeStore.find(id, in: actor.workspace, tx) }
    guard let found else { throw Problem.notFound }
    let content = AttributeViews(request: request, actor: actor).edit(found, form)
    return frame(request, title: found.name[request.words.language], content)
  }

  private static func kind(_ text: String?) -> AttributeKind {
    text.flatMap(AttributeKind.init(rawValue:)) ?? .text
  }
}
