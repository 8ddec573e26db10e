import HTTPTypes
import Identity
import Kernel
import Storage
import Web

/// Settings of sources: which there are, their keys, and what comes in as it comes in.
public struct SourcePages: Sendable {
  private let database: Database
  private let actions: SourceActions
  private let bell: LiveBell
  private let frame: PageFrame
  private let publicAddress: String
  private let requestsPerMinute: Int

  /// - Parameters:
  ///   - publicAddress: how client libraries reach the server.
  ///   - requestsPerMinute: what one write key may send.
  public init(
    database: Database, actions: SourceActions, bell: LiveBell, frame: PageFrame, publicAddress: String,
    requestsPerMinute: Int
  ) {
    self.database = database
    self.actions = actions
    self.bell = bell
    self.frame = frame
    self.publicAddress = publicAddress
    self.requestsPerMinute = requestsPerMinute
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/settings/sources", .settingsManage) { request, actor in
      .html(try await list(SubmittedForm(), request, actor))
    }
    routes.page(.post, "/settings/sources", .settingsManage, create)
    routes.page(.get, "/settings/sources/{id}", .settingsManage) { request, actor in
      .html(try await show(try request.id(), nil, request, actor))
    }
    routes.page(.get, "/settings/sources/{id}/live", .settingsManage, live)
    routes.page(.post, "/settings/sources/{id}/keys", .settingsManage, rotate)
    routes.page(.post, "/settings/sources/{id}/keys/{keyId}/revocation", .settingsManage, revoke)
    routes.page(.post, "/settings/sources/{id}/closure", .settingsManage) { request, actor in
      _ = try await request.form()
      try await actions.close(request.id(), by: actor)
      return .seeOther("/settings/sources")
    }
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      var fields = Fields(form: form)
      let name = fields.text("name", limit: 100)
      try fields.check()
      let made = try await actions.create(named: name, by: actor)
      return .html(try await show(made.source.id, made, request, actor))
    } refused: {
      try await list($0, request, actor)
    }
  }

  private func rotate(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: TrackingSource.self)
    _ = try await request.form()
    let made = try await actions.rotate(id, by: actor)
    return .html(try await show(id, made, request, actor))
  }

  private func revoke(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: TrackingSource.self)
    _ = try await request.form()
    try await actions.revoke(request.id("keyId"), of: id, by: actor)
    return .seeOther("/settings/sources/\(id)")
  }

  private func live(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: TrackingSource.self)
    return try await .live(request, bell) { [database] actor in
      try await database.read { tx in try SourceReport.stamp(id, in: actor.workspace, tx) }
    }
  }

  private func list(_ form: SubmittedForm, _ request: Request, _ actor: Actor) async throws -> HTML {
    let sources = try await database.read { tx in try SourceStore.all(in: actor.workspace, tx) }
    return frame(request, title: request.words["settings.sources"], views(request).list(sources, form, actor))
  }

  private func show(
    _ id: ID<TrackingSource>, _ made: NewWriteKey?, _ request: Request, _ actor: Actor
  ) async throws -> HTML {
    let (report, stamp) = try await database.read { tx in
      (try SourceReport.load(id, in: actor.workspace, tx), try SourceReport.stamp(id, in: actor.workspace, tx))
    }
    return frame(request, title: report.source.name, views(request).page(report, made, stamp: stamp, actor))
  }

  private func views(_ request: Request) -> SourceViews {
    SourceViews(request: request, address: publicAddress, requestsPerMinute: requestsPerMinute)
  }
}
