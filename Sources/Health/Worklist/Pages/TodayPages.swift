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
  let effects: Effects
  let bell: LiveBell
  let frame: PageFrame

  public init(
    database: Database, lists: WorklistLists, library: ScorecardLibrary, effects: Effects, bell: LiveBell,
    frame: PageFrame
  ) {
    self.effects = effects
    self.bell = bell
    self.lists = lists
    self.library = library
    self.frame = frame
    actions = WorklistActions(database: database, effects: effects)
  }

  public func add(to routes: inout Routes) {
    routes.personPage(.get, "/", front)
    routes.page(.get, "/today", .accountsRead) { _, _ in .seeOther("/") }
    routes.page(.get, "/today/team", .accountsRead, team)
    routes.page(.get, "/today/live", .accountsRead, live)
    routes.page(.post, "/today/{accountId}/undo", .accountsWrite, undo)
    routes.page(.post, "/today/{accountId}/done", .accountsWrite, done)
    routes.page(.post, "/today/{accountId}/snooze", .accountsWrite, snooze)
    routes.page(.post, "/today/{accountId}/dismissal", .accountsWrite, dismiss)
    routes.page(.post, "/today/{accountId}/step", .accountsWrite, step)
  }

  /// The first page: Today for those who see accounts, a greeting for those whose work is elsewhere.
  private func front(_ request: Request, _ actor: Actor) async throws -> Response {
    if actor.may(.accountsRead) { return try await show(request, actor) }
    let name = request.caller?.name ?? ""
    return .html(frame(request, title: request.words["today.welcome"], TodayViews.welcome(name, request.words)))
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let loaded = try await lists.load(request, for: actor)
    var builder = TodayPageBuilder(loaded: loaded, request: request, actor: actor)
    if let account = request.query["putAway"].flatMap({ ID<Account>($0) }) {
      builder.putAway = try await putAway(account, actor)
    }
    return .html(html(builder))
  }

  private func html(_ builder: TodayPageBuilder) -> HTML {
    let page = builder.page()
    return frame(builder.request, title: page.title, TodayViews.page(page, builder.request.words))
  }

  /// Tells an open page when it is out of date. Lists cost more than single things, so they are looked at less often.
  private func live(_ request: Request, _ actor: Actor) async throws -> Response {
    let (lists, effects) = (lists, effects)
    return try await .live(request, bell, pause: .seconds(3)) { actor in
      try await lists.load(request, at: effects.now, for: actor).stamp
    }
  }

  /// Nil when there is nothing to take back any more.
  private func putAway(_ account: ID<Account>, _ actor: Actor) async throws -> TodayPageBuilder.PutAway? {
    guard actor.may(.accountsWrite), let (record, name) = try await actions.latest(about: account, by: actor) else {
      return nil
    }
    return TodayPageBuilder.PutAway(account: account, name: name, kind: record.kind)
  }

  private func undo(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    try await actions.undo(about: try request.id("accountId"), by: actor)
    return back(form, request)
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
    do {
      try fields.check()
    } catch {
      return try await refused(error, form, request, actor)
    }
    return try await decide(.notAProblem(reason: reason), form, request, actor)
  }

  /// The list again, with what is wrong at the field of the item.
  private func refused(
    _ problem: Problem, _ form: Query, _ request: Request, _ actor: Actor
  ) async throws -> Response {
    let account = try request.id("accountId", of: Account.self)
    let loaded = try await lists.load(request, choice: WorklistChoice(form), for: actor)
    guard loaded.page.items.contains(where: { $0.row.account == account }) else { throw problem }
    let builder = TodayPageBuilder(
      loaded: loaded, request: request, actor: actor, refused: (account: account, problem: problem))
    return .html(html(builder), status: .unprocessableContent)
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
    let account = try request.id("accountId", of: Account.self)
    let record = try await actions.decide(decision, about: account, on: request.today, by: actor)
    return back(form, request, putAway: record?.account)
  }

  /// A script folds the item itself and needs no page; everybody else goes back to the list.
  private func back(_ form: Query, _ request: Request, putAway: ID<Account>? = nil) -> Response {
    if request.headers[.accept] == "application/json" { return .noContent }
    let list: Path = (try? WorklistChoice(form))?.path("/") ?? "/"
    return .seeOther(list.query("putAway", putAway?.description))
  }
}
