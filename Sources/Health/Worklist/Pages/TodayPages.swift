import Customers
import HTTPTypes
import Kernel
import Language
import Storage
import Web

/// Today as a page, and the forms on it.
public struct TodayPages: Sendable {
  let lists: WorklistLists
  let actions: WorklistActions
  let library: ScorecardLibrary
  let frame: PageFrame

  public init(
    database: Database, lists: WorklistLists, library: ScorecardLibrary, effects: Effects, frame: PageFrame
  ) {
    self.lists = lists
    self.library = library
    self.frame = frame
    actions = WorklistActions(database: database, effects: effects)
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/", .accountsRead, show)
    routes.page(.get, "/today", .accountsRead) { _, _ in .seeOther("/") }
    routes.page(.post, "/today/{accountId}/done", .accountsWrite, done)
    routes.page(.post, "/today/{accountId}/snooze", .accountsWrite, snooze)
    routes.page(.post, "/today/{accountId}/dismissal", .accountsWrite, dismiss)
    routes.page(.post, "/today/{accountId}/step", .accountsWrite, step)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let loaded = try await lists.load(request, for: actor)
    let page = TodayPageBuilder(loaded: loaded, request: request, actor: actor).page()
    return .html(frame(request, title: page.title, TodayViews.page(page, request.words)))
  }

  private func done(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await decide(.done, form, request, actor)
  }

  private func snooze(_ request: Request, _ actor: Actor) async throws -> Response {
    try await requireAccount(request, actor)
    let form = try await request.form()
    guard let time = form["for"].flatMap(WorkSnooze.init) else { throw Problem.invalid("/for", "notAChoice") }
    return try await decide(.snoozed(until: time.end(from: request.today)), form, request, actor)
  }

  private func dismiss(_ request: Request, _ actor: Actor) async throws -> Response {
    try await requireAccount(request, actor)
    let form = try await request.form()
    var fields = Fields(form: form)
    let reason = TextNormalizer.stored(fields.text("reason", limit: 500))
    try fields.check()
    return try await decide(.notAProblem(reason: reason), form, request, actor)
  }

  private func step(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    let (words, today) = (request.words, request.today)
    let library = library
    try await actions.takeStep(about: try request.id("accountId"), on: today, by: actor) { name, item, tx in
      let first = Array(item.reasons.prefix(1))
      let sentences = try WorkSentences(
        first, words: words, today: today, library: library, in: actor.workspace, tx)
      let step = WorkStep(for: item.reasons)
      let reason = first.first.map(sentences.sentence) ?? ""
      return words("today.task.\(step.rawValue)", ["account": name, "reason": reason])
    }
    return back(form, request)
  }

  /// Of an account that is not there, no form is wrong.
  private func requireAccount(_ request: Request, _ actor: Actor) async throws {
    let id = try request.id("accountId", of: Account.self)
    try await actions.database.read { tx in try AccountAccess.require(id, for: actor, tx) }
  }

  private func decide(
    _ decision: WorkDecision, _ form: Query, _ request: Request, _ actor: Actor
  ) async throws -> Response {
    try await actions.decide(decision, about: try request.id("accountId"), on: request.today, by: actor)
    return back(form, request)
  }

  /// A script folds the item itself and needs no page; everybody else goes back to the list.
  private func back(_ form: Query, _ request: Request) -> Response {
    if request.headers[.accept] == "application/json" { return .noContent }
    let scope = form["scope"].flatMap(WorklistScope.init)
    return .seeOther(("/" as Path).query("scope", scope?.rawValue))
  }
}
