import Kernel
import Language
import Storage
import Web

/// The pages of segments: their list, one with its accounts and its past, and its form.
public struct SegmentPages: Sendable {
  let database: Database
  let lists: AccountLists
  let vocabularies: AccountVocabularies
  let staff: Staff
  let actions: SegmentActions
  let panels: [SegmentPanel]
  let frame: PageFrame

  /// - Parameter panels: what other rooms tell of a segment.
  public init(
    database: Database, lists: AccountLists, vocabularies: AccountVocabularies, staff: Staff, effects: Effects,
    panels: [SegmentPanel] = [], frame: PageFrame
  ) {
    self.panels = panels
    self.database = database
    self.lists = lists
    self.vocabularies = vocabularies
    self.staff = staff
    actions = SegmentActions(database: database, effects: effects)
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/segments", .accountsRead, list)
    routes.page(.get, "/segments/new", .accountsWrite, new)
    routes.page(.post, "/segments", .accountsWrite, create)
    routes.page(.get, "/segments/{id}", .accountsRead, show)
    routes.page(.get, "/segments/{id}/edit", .accountsWrite, edit)
    routes.page(.post, "/segments/{id}", .accountsWrite, change)
    routes.page(.post, "/segments/{id}/archive", .accountsWrite, archive)
    routes.page(.post, "/segments/{id}/restoration", .accountsWrite, restore)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let reader = try await reader(request, actor)
    let (today, archivedID) = (request.today, request.query["archived"].flatMap { ID<Segment>($0) })
    let page = try await database.read { tx in
      let lines = try reader.all(tx).map { view in
        (view, try reader.counts(of: view.segment, from: today - 30, to: today, tx))
      }
      let archived = try archivedID.flatMap { try SegmentStore.find($0, in: actor.workspace, tx) }
      return (lines: lines, archived: archived)
    }
    let builder = SegmentPageBuilder(request: request, actor: actor)
    let view = builder.list(page.lines, archived: page.archived)
    return .html(frame(request, title: request.words["segments.title"], SegmentListViews.page(view, request.words)))
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Segment.self)
    let reader = try await reader(request, actor)
    let (today, days, panels) = (request.today, SegmentPageBuilder.days, panels)
    let read = try await database.read { tx in
      let view = try reader.find(id, tx)
      return SegmentPageBuilder.Facts(
        view: view, counts: try reader.counts(of: view.segment, from: today - (days - 1), to: today, tx),
        changes: try reader.changes(of: view.segment, limit: 12, tx),
        questions: try SegmentStore.questions(of: id, in: actor.workspace, tx).map {
          SegmentQuestionChange(askedAt: $0.askedAt, question: reader.shown($0.question), askedBy: $0.askedBy)
        },
        panels: try panels.compactMap {
          try $0.render(SegmentPanel.Context(segment: view.segment, request: request, actor: actor), tx)
        })
    }
    var wish = try AccountListRequest(request)
    wish.filter = ""
    wish.segment = id
    let names = try await staff.names(in: actor.workspace)
    let builder = AccountListPageBuilder(wish: wish, request: request, names: names, place: "/segments/\(id)")
    let accounts = builder.page(
      try await lists.page(wish, of: request, for: actor), try await lists.totals(wish, of: request, for: actor),
      actor: actor, errors: nil)
    let page = SegmentPageBuilder(request: request, actor: actor).page(read, wish: wish, accounts, names: names)
    return .html(frame(request, title: read.view.segment.name, SegmentViews.page(page, request)))
  }

  private func new(_ request: Request, _ actor: Actor) async throws -> Response {
    let values = SubmittedForm(["filter": request.query["filter"] ?? ""])
    return .html(form(SegmentForm(segment: nil, values: values), request))
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let submitted = try await request.form()
    do {
      var fields = Fields(form: submitted)
      var command = SegmentActions.Command(name: "", filter: "")
      command.read(&fields, isNew: true)
      try await lists.check(command.filter, of: request, for: actor, into: &fields)
      try fields.check()
      let segment = try await actions.create(command, by: actor)
      return .seeOther("/segments/\(segment.id)")
    } catch let error as any ProblemConvertible where SegmentForm.takes(error.problem) {
      let values = SubmittedForm(submitted, error.problem)
      return .html(form(SegmentForm(segment: nil, values: values), request), status: .unprocessableContent)
    }
  }

  private func edit(_ request: Request, _ actor: Actor) async throws -> Response {
    let view = try await view(request, actor)
    return .html(form(SegmentForm(view), request))
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let view = try await view(request, actor)
    let submitted = try await request.form()
    do {
      let version = submitted["version"].flatMap { Int($0) }
      var fields = Fields(form: submitted)
      var wanted = SegmentActions.Command(name: view.segment.name, filter: view.filter)
      wanted.read(&fields, isNew: false)
      try await lists.check(wanted.filter, of: request, for: actor, into: &fields)
      try fields.check()
      let command = wanted
      _ = try await actions.change(view.segment.id, version: version, by: actor) { $0 = command }
      return .seeOther("/segments/\(view.segment.id)")
    } catch let error as any ProblemConvertible where SegmentForm.takes(error.problem) {
      let values = SubmittedForm(submitted, error.problem)
      return .html(form(SegmentForm(segment: view.segment, values: values), request), status: .unprocessableContent)
    }
  }

  private func archive(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Segment.self)
    _ = try await request.form()
    try await actions.archive(id, version: nil, by: actor)
    return .seeOther(("/segments" as Path).query("archived", id.description))
  }

  private func restore(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Segment.self)
    _ = try await request.form()
    _ = try await actions.restore(id, by: actor)
    return .seeOther("/segments/\(id)")
  }

  private func form(_ form: SegmentForm, _ request: Request) -> HTML {
    let title = form.segment?.name ?? request.words["segments.add"]
    return frame(request, title: title, SegmentFormViews.page(form, request))
  }

  private func view(_ request: Request, _ actor: Actor) async throws -> SegmentView {
    let id = try request.id(of: Segment.self)
    let reader = try await reader(request, actor)
    return try await database.read { tx in try reader.find(id, tx) }
  }

  private func reader(_ request: Request, _ actor: Actor) async throws -> SegmentReader {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    return SegmentReader(actor, of: workspace, try await vocabularies.vocabulary(of: actor.workspace))
  }
}
