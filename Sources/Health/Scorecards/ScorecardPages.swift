import Customers
import Kernel
import Storage
import Web

/// The pages of scorecards: the list, one with its measures, and its form with a preview.
public struct ScorecardPages: Sendable {
  let database: Database
  let service: ScoringService
  let actions: ScorecardActions
  let backtests: BacktestActions
  let frame: PageFrame

  public init(database: Database, service: ScoringService, effects: Effects, frame: PageFrame) {
    self.database = database
    self.service = service
    actions = ScorecardActions(database: database, service: service, effects: effects)
    backtests = BacktestActions(database: database, service: service, effects: effects)
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/scorecards", .healthRead, list)
    routes.page(.get, "/scorecards/{id}", .healthRead, show)
    routes.page(.post, "/scorecards/{id}", .healthConfigure, change)
    routes.page(.post, "/scorecards/{id}/backtests", .healthConfigure, test)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    try await service.ensureScorecard(isWorthwhile: false, in: actor.workspace)
    let (cards, verdicts) = try await database.read { tx in
      (try ScorecardStore.all(in: actor.workspace, tx), try BacktestStore.verdicts(in: actor.workspace, tx))
    }
    let title = request.words["scorecards.title"]
    let tests = BacktestViews(words: request.words, csrf: CSRFField(token: request.csrfToken), mayRun: false)
    return .html(frame(request, title: title, ScorecardViews(words: request.words, tests: tests).list(cards, verdicts)))
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let card = try await load(request, actor)
    guard let run = try await suggestion(request, for: card, actor) else {
      return .html(try await page(card, SubmittedForm(ScorecardForm.values(card)), request, actor))
    }
    let draft = SubmittedForm(ScorecardForm.values(card, suggestedBy: run))
    return .html(try await page(card, draft, isSuggested: true, request, actor))
  }

  /// The test whose suggested weights are to stand in the form.
  private func suggestion(
    _ request: Request, for card: StoredScorecard, _ actor: Actor
  ) async throws -> BacktestRun? {
    guard actor.may(.healthConfigure), let id = try request.query.id("weights", of: BacktestRun.self) else {
      return nil
    }
    let run = try await backtests.run(id, for: actor)
    guard run.question.scorecard == card.id, run.result?.suggestion != nil else { throw Problem.notFound }
    return run
  }

  /// Has the live version tested against the past.
  private func test(_ request: Request, _ actor: Actor) async throws -> Response {
    let card = try await load(request, actor)
    let form = try await request.form()
    do {
      var fields = Fields(form: form)
      let command = BacktestActions.Command(&fields, of: card.id)
      try fields.check()
      return .seeOther("/backtests/\(try await backtests.start(command, by: actor).id)")
    } catch let problem as Problem where problem.status == 422 {
      let values = SubmittedForm(ScorecardForm.values(card))
      let refused = try await page(card, values, asked: SubmittedForm(form, problem), request, actor)
      return .html(refused, status: .init(code: problem.status))
    }
  }

  /// Shows what the form would change, or saves it as a new version.
  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let card = try await load(request, actor)
    let form = try await request.form()
    do {
      let command = try ScorecardForm.command(form, card)
      if form["action"] == "backtest" { return try await backtest(command, form, card, actor) }
      guard form["action"] == "save" else {
        let preview = try await actions.preview(command, of: card.id, by: actor)
        let values = Dictionary(form.pairs.map { ($0.name, $0.value) }) { first, _ in first }
        return .html(try await page(card, SubmittedForm(values), preview: preview, request, actor))
      }
      _ = try await actions.change(card.id, version: form["version"].flatMap(Int.init), to: command, by: actor)
      return .seeOther("/scorecards/\(card.id)")
    } catch let problem as Problem where problem.status == 422 || problem.status == 412 {
      let renamed = ScorecardForm.renamed(problem, card)
      let refused = try await page(card, SubmittedForm(form, renamed), request, actor)
      return .html(refused, status: .init(code: problem.status))
    }
  }

  /// Tests what the form says against the past.
  private func backtest(
    _ draft: ScorecardActions.Command, _ form: Query, _ card: StoredScorecard, _ actor: Actor
  ) async throws -> Response {
    var fields = Fields(form: form)
    var command = BacktestActions.Command(&fields, of: card.id, names: BacktestActions.Command.namesOfDraft)
    try fields.check()
    (command.draft, command.version) = (draft, nil)
    let run = try await backtests.start(command, by: actor)
    return .seeOther("/backtests/\(run.id)")
  }

  private func load(_ request: Request, _ actor: Actor) async throws -> StoredScorecard {
    let id = try request.id(of: Scorecard.self)
    let card = try await database.read { tx in try ScorecardStore.find(id, in: actor.workspace, tx) }
    guard let card else { throw Problem.notFound }
    return card
  }

  private func page(
    _ card: StoredScorecard, _ form: SubmittedForm, preview: ScorecardPreview? = nil,
    asked: SubmittedForm = SubmittedForm(), isSuggested: Bool = false, _ request: Request, _ actor: Actor
  ) async throws -> HTML {
    let (metrics, runs) = try await database.read { tx in
      (
        try MetricStore.all(in: actor.workspace, tx),
        try BacktestStore.all(of: card.id, limit: 10, in: actor.workspace, tx)
      )
    }
    let names = Dictionary(metrics.map { ($0.key, $0.name) }) { first, _ in first }
    let (mayEdit, csrf) = (actor.may(.healthConfigure), CSRFField(token: request.csrfToken))
    let views = ScorecardViews(
      words: request.words, metrics: names,
      tests: BacktestViews(words: request.words, csrf: csrf, mayRun: mayEdit))
    let body = views.page(card, form: form, preview: preview, runs: runs, asked: asked, isSuggested: isSuggested)
    return frame(request, title: card.name, body)
  }
}
