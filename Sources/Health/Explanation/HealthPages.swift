import Customers
import Kernel
import Language
import Storage
import Web

/// The pages that explain an account's health: the whole, and the rows behind one measure.
public struct HealthPages: Sendable {
  let database: Database
  let reader: ScoreReader
  let staff: Staff
  let frame: PageFrame

  public init(database: Database, service: ScoringService, frame: PageFrame) {
    self.database = database
    staff = Staff(database: database)
    reader = ScoreReader(service)
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/accounts/{id}/health", .healthRead, explanation)
    routes.page(.get, "/accounts/{id}/health/{measure}", .healthRead, rows)
  }

  private func explanation(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let days = try HealthDays(request, usual: 30)
    let (name, view) = try await database.read { tx in
      let account = try AccountAccess.load(id, for: actor, tx)
      let view = try reader.view(
        of: id, from: days.from, to: days.to, knownAt: days.knownAt, today: request.today, in: actor.workspace, tx)
      return (account.details.name, view)
    }
    guard let view else { throw Problem.notFound }
    let title = request.words("health.page.title", ["account": name])
    return .html(frame(request, title: title, page(view, title, days, request)))
  }

  private func page(_ view: HealthView, _ title: String, _ days: HealthDays, _ request: Request) -> HTML {
    let words = request.words
    let views = HealthViews(view: view, words: words)
    let back = Button(words["health.back"]).link("/accounts/\(view.account)")
    let card = words(
      "health.page.scorecard", ["number": words.reader.number(Int(view.explained.score.scorecardVersion))])
    return """
      \(notice(view, request))\(PageHead(title, summary: card, actions: back).html)\(form(view, days, words))\
      <div class="columns"><div class="stack">\(Panel(words["health.title"]).html(views.head + views.contributions))</div>\
      <div class="stack">\(Panel(words["health.whatChanged"]).html(views.bridge))\
      \(Panel(words["health.history"]).html(views.trend))</div></div>
      """
  }

  /// What was known when, where the page leaves out what was learned later.
  private func notice(_ view: HealthView, _ request: Request) -> HTML? {
    guard view.knownAt != nil else { return nil }
    let time = FilterTime(day: view.to, knownAt: view.knownAt)
    return AsOfControl(time, path: view.path, request: request).notice
  }

  private func form(_ view: HealthView, _ days: HealthDays, _ words: Words) -> HTML {
    let from = DateField(Field("from", label: words["health.from"]), date: days.from)
    let to = DateField(Field("to", label: words["health.to"]), date: days.to)
    let send = Button(words["health.show"]).submit()
    let known: HTML? = view.knownAt.map { "<input type=\"hidden\" name=\"knownAt\" value=\"\($0.description)\">" }
    return """
      <form class="form-row" method="get" action="\(view.path)">\(known)\(from.html(words))\(to.html(words))\(send)</form>
      """
  }

  private func rows(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let key = try request.parameter("measure")
    let time = try FilterTime(request)
    let people = try await staff.names(in: actor.workspace)
    let found = try await database.read { tx -> (String, MeasureRows)? in
      let account = try AccountAccess.load(id, for: actor, tx)
      guard
        let explained = try reader.score(
          of: id, on: time.day(or: request.today), knownAt: time.knownAt, today: request.today, in: actor.workspace, tx),
        let rows = try MeasureRows(key, explained, account: id, knownAt: time.knownAt, in: actor.workspace, tx)
      else { return nil }
      return (account.details.name, rows)
    }
    guard let (name, rows) = found else { throw Problem.notFound }
    let title = "\(rows.measure.name[request.words.language]) · \(name)"
    return .html(frame(request, title: title, rows.page(title, account: id, people: people, request.words)))
  }
}
