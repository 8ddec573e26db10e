import Customers
import Kernel
import Storage
import Web

/// The page that makes a scorecard, from a template or as a copy.
public struct NewScorecardPages: Sendable {
  let database: Database
  let service: ScoringService
  let actions: ScorecardActions
  let frame: PageFrame

  public init(database: Database, service: ScoringService, effects: Effects, frame: PageFrame) {
    self.database = database
    self.service = service
    actions = ScorecardActions(database: database, service: service, effects: effects)
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/scorecards/new", .healthConfigure, new)
    routes.page(.post, "/scorecards", .healthConfigure, create)
  }

  private func new(_ request: Request, _ actor: Actor) async throws -> Response {
    let copied = request.query["copy"].flatMap { ID<Scorecard>($0) }
    let from = copied.map(NewScorecardViews.value(of:)) ?? ""
    return .html(
      try await page(SubmittedForm(["from": from, "filter": request.query["filter"] ?? ""]), request, actor))
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    do {
      var fields = Fields(form: form)
      let name = fields.text("name", limit: 100)
      let filter = fields.text("filter", limit: 500)
      let origin = fields.parsed("from", "notAChoice", Self.origin)
      fields.validation.require(origin != nil || !(form["from"] ?? "").isEmpty, "/from", "required")
      let problems = fields.validation.problems
      // What is wrong with the filter is said at once with what is wrong beside it.
      let draft = ScorecardActions.Command(
        name: name, filter: filter, definition: Scorecard(groups: [], measures: []))
      let others = try await actions.problems(with: draft, isDefault: false, for: actor).filter { other in
        other.pointer == "/filter" && !problems.contains { $0.pointer == other.pointer }
      }
      guard let origin, problems.isEmpty, others.isEmpty else { throw Problem.invalid(problems + others) }
      let made = try await actions.create(NewScorecard(name: name, filter: filter, from: origin), by: actor)
      return .seeOther("/scorecards/\(made.card.id)")
    } catch let problem as Problem where problem.status == 422 {
      let refused = problem.fields.map { field in
        field.pointer == "/copyOf"
          ? Problem.Field(pointer: "/from", code: field.code, arguments: field.arguments) : field
      }
      return .html(
        try await page(SubmittedForm(form, .invalid(refused)), request, actor), status: .init(code: problem.status))
    }
  }

  private static func origin(_ text: String) -> NewScorecard.Origin? {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "template": return ScorecardTemplate(rawValue: parts[1]).map { .template($0) }
    case "copy": return ID<Scorecard>(parts[1]).map { .copy($0) }
    default: return nil
    }
  }

  private func page(_ form: SubmittedForm, _ request: Request, _ actor: Actor) async throws -> HTML {
    try await service.ensureScorecard(isWorthwhile: false, in: actor.workspace)
    let today = request.today
    let (templates, cards) = try await database.read { tx in
      (
        try AdaptedScorecard.of(ScorecardTemplate.allCases, on: today, in: actor.workspace, tx),
        try ScorecardStore.all(in: actor.workspace, tx)
      )
    }
    let views = NewScorecardViews(words: request.words, csrf: CSRFField(token: request.csrfToken))
    return frame(request, title: request.words["scorecards.new"], views.page(templates, cards, form))
  }
}
