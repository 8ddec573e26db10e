import Customers
import Identity
import Kernel
import Storage
import Web

/// Settings of metrics: what is counted, what feeds it, and whether it still comes in.
public struct MetricPages: Sendable {
  private let database: Database
  private let actions: MetricActions
  private let frame: PageFrame

  public init(database: Database, actions: MetricActions, frame: PageFrame) {
    self.database = database
    self.actions = actions
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/settings/metrics", .settingsManage) { request, actor in
      let reports = try await reports(request, actor)
      let views = MetricViews(request: request)
      return .html(frame(request, title: request.words["settings.metrics"], views.list(reports, actor)))
    }
    routes.page(.get, "/settings/metrics/new", .settingsManage) { request, actor in
      .html(try await new(SubmittedForm(["kind": "count", "direction": "up"]), request, actor))
    }
    routes.page(.post, "/settings/metrics", .settingsManage, create)
    routes.page(.get, "/settings/metrics/{key}", .settingsManage) { request, actor in
      .html(try await show(nil, request, actor))
    }
    routes.page(.post, "/settings/metrics/{key}", .settingsManage, change)
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      var fields = Fields(form: form)
      let draft = Self.draft(fields.text("key", limit: 64), &fields)
      try fields.check()
      try await actions.create(draft, by: actor)
      return .seeOther("/settings/metrics/\(draft.key)")
    } refused: {
      try await new($0, request, actor)
    }
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    let key = try request.parameter("key")
    return try await IdentityPages.submit(form) {
      var fields = Fields(form: form)
      let draft = Self.draft(key, &fields)
      try fields.check()
      try await actions.change(draft, by: actor)
      return .seeOther("/settings/metrics/\(key)")
    } refused: {
      try await show($0, request, actor)
    }
  }

  /// Events stand one to a line.
  private static func draft(_ key: String, _ fields: inout Fields) -> MetricDraft {
    let lines = (fields.optionalText("events", limit: 10_000) ?? "").split(whereSeparator: \.isNewline)
    let events = lines.map { String($0).trimmed }.filter { !$0.isEmpty }
    return MetricFeedRoutes.draft(key, &fields, events: events)
  }

  private func reports(_ request: Request, _ actor: Actor) async throws -> [MetricReport] {
    try await database.read { tx in try MetricReport.all(on: request.today, in: actor.workspace, tx) }
  }

  private func new(_ form: SubmittedForm, _ request: Request, _ actor: Actor) async throws -> HTML {
    let metrics = try await database.read { tx in try MetricStore.all(in: actor.workspace, tx) }
    return frame(
      request, title: request.words["metrics.new"], MetricViews(request: request).new(form, metrics, actor))
  }

  private func show(_ form: SubmittedForm?, _ request: Request, _ actor: Actor) async throws -> HTML {
    let key = try request.parameter("key")
    let (report, metrics) = try await database.read { tx in
      (
        try MetricReport.load(key, on: request.today, in: actor.workspace, tx),
        try MetricStore.all(in: actor.workspace, tx)
      )
    }
    return frame(
      request, title: report.metric.name[request.words.language],
      MetricViews(request: request).page(report, form, metrics, actor))
  }
}
