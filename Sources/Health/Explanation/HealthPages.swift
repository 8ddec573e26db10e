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
      let view = try reader.view(of: id, days, today: request.today, in: actor.workspace, tx)
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
    return """
      \(notice(view, request))\(PageHead(title, summary: views.scorecards, actions: back).html)\(form(view, days, words))\
      <div class="columns"><div class="stack">\(Panel(words["health.title"]).html(views.head + views.contributions))</div>\
      <div class="stack">\(Panel(words["health.whatChanged"]).html(views.bridge))\
      \(Panel(words["health.history"]).html(views.trend))</div></div>
      """
  }

  /// What was known when, where the page leaves out what was learned later.
  private func notice(_ view: HealthView, _ request: Request) -> HTML? {
    guard view.days.knownAt != nil else { return nil }
    let time = FilterTime(day: view.days.to, knownAt: view.days.knownAt)
    return AsOfControl(time, path: view.path, request: request).notice
  }

  private func form(_ view: HealthView, _ days: HealthDays, _ words: Words) -> HTML {
    let from = DateField(Field("from", label: words["health.from"]), date: days.from)
    let to = DateField(Field("to", label: words["health.to"]), date: days.to)
    let known = DateField(
      Field("knownAt", label: words["asOf.knownAt"], isRequired: false),
      date: days.knownAt?.day(in: words.reader.timeZone))
    let options = ScoringRules.allCases.map { Select.Option($0.rawValue, words["health.rules.\($0.rawValue)"]) }
    let rules = Select(
      Field("rules", label: words["health.rules"], help: days.rules == .now ? words["health.rules.said"] : nil),
      options: options, selected: days.rules.rawValue)
    return """
      <details class="as-of-control"\(flag: " open", days.rules == .now)><summary>\(words["health.other"])</summary>\
      <form class="form-row" method="get" action="\(view.path)">\(from.html(words))\(to.html(words))\
      \(known.html(words))\(rules.html(words))\(Button(words["health.show"]).submit())</form></details>
      """
  }

  private func rows(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let key = try request.parameter("measure")
    let time = try FilterTime(request)
    let rules = try request.scoringRules()
    let days = [time.day(or: request.today)] + (try request.query.date("from").map { [$0] } ?? [])
    let people = try await staff.names(in: actor.workspace)
    let (name, ends) = try await database.read { tx in
      let account = try AccountAccess.load(id, for: actor, tx)
      let ends = try days.compactMap { day in
        try reader.score(
          of: id, on: day, knownAt: time.knownAt, rules: rules, today: request.today, in: actor.workspace, tx
        ).flatMap {
          try MeasureRows(
            key, $0, account: id, at: FilterTime(day: day, knownAt: time.knownAt), today: request.today, for: actor, tx)
        }
      }
      return (account.details.name, ends)
    }
    guard let measure = ends.first?.measure else { throw Problem.notFound }
    let title = "\(measure.name[request.words.language]) · \(name)"
    let views = MeasureRowsViews(ends: ends, account: id, people: people, words: request.words)
    return .html(frame(request, title: title, views.page(title)))
  }
}
