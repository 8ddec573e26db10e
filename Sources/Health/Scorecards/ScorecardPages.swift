import Customers
import Kernel
import Language
import Storage
import Web

/// The pages of scorecards: the list, one with its measures, and its form with a preview.
public struct ScorecardPages: Sendable {
  let database: Database
  let service: ScoringService
  let actions: ScorecardActions
  let backtests: BacktestActions
  let effects: Effects
  let frame: PageFrame

  public init(database: Database, service: ScoringService, effects: Effects, frame: PageFrame) {
    self.database = database
    self.service = service
    actions = ScorecardActions(database: database, service: service, effects: effects)
    backtests = BacktestActions(database: database, service: service, effects: effects)
    self.effects = effects
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/scorecards", .healthRead, list)
    routes.page(.get, "/scorecards/{id}", .healthRead, show)
    routes.page(.post, "/scorecards/{id}", .healthConfigure, change)
    routes.page(.post, "/scorecards/{id}/backtests", .healthConfigure, test)
  }

  /// A scorecard with everything that its page asks of the store.
  private struct Stored {
    let card: StoredScorecard
    let others: [StoredScorecard]
    let metrics: [Metric]
    let runs: [BacktestRun]

    var names: [String: LocalizedText] { Dictionary(metrics.map { ($0.key, $0.name) }) { first, _ in first } }
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    try await service.ensureScorecard(isWorthwhile: false, in: actor.workspace)
    let (cards, verdicts) = try await database.read { tx in
      (try ScorecardStore.all(in: actor.workspace, tx), try BacktestStore.verdicts(in: actor.workspace, tx))
    }
    let title = request.words["scorecards.title"]
    let views = ScorecardViews(words: request.words)
    return .html(frame(request, title: title, views.list(cards, verdicts, mayEdit: actor.may(.healthConfigure))))
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let stored = try await load(request, actor)
    guard let run = try await suggestion(request, for: stored.card, actor) else {
      let form = SubmittedForm(ScorecardForm.values(stored.card))
      return .html(page(stored, stored.card.definition, form, request, actor))
    }
    let values = ScorecardForm.values(stored.card, suggestedBy: run)
    let draft = reading(Query(pairs: values.map { ($0.key, $0.value) }), stored, request)
    return .html(page(stored, draft.command.definition, SubmittedForm(values), request, actor, isSuggested: true))
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
    // Beside measures that the test did not know the weights would mean something else.
    guard run.question.version == nil || run.definition.measures.map(\.key) == card.definition.measures.map(\.key)
    else { throw Problem.conflict("otherMeasures") }
    return run
  }

  /// Has the live version tested against the past.
  private func test(_ request: Request, _ actor: Actor) async throws -> Response {
    let (stored, form) = (try await load(request, actor), try await request.form())
    do {
      var fields = Fields(form: form)
      let command = BacktestActions.Command(&fields, of: stored.card.id)
      try fields.check()
      return .seeOther("/backtests/\(try await backtests.start(command, by: actor).id)")
    } catch let problem as Problem where problem.status == 422 {
      let values = SubmittedForm(ScorecardForm.values(stored.card))
      let refused = page(
        stored, stored.card.definition, values, request, actor, asked: SubmittedForm(form, problem))
      return .html(refused, status: .init(code: problem.status))
    }
  }

  /// Puts parts in or takes them out, shows what the form would change, or saves it as a new version.
  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let (stored, form) = (try await load(request, actor), try await request.form())
    let reading = reading(form, stored, request)
    if let edit = ScorecardFormEdit(form["action"]) {
      let (values, shown) = edit.applied(to: form, new: newKey())
      let edited = self.reading(Query(pairs: values.map { ($0.key, $0.value) }), stored, request)
      return .html(
        page(stored, edited.command.definition, SubmittedForm(values), request, actor, shown: shown, isEdited: true))
    }
    do {
      let others =
        try await actions.problems(with: reading.command, isDefault: stored.card.isDefault, for: actor)
        + (form["action"] == "backtest" ? asked(form, of: stored.card).fields.validation.problems : [])
      if let problem = reading.problem(with: others) { throw problem }
      return try await send(reading.command, form, stored, request, actor)
    } catch let problem as Problem where problem.status == 422 || problem.status == 412 {
      let refused = page(stored, reading.command.definition, SubmittedForm(form, problem), request, actor)
      return .html(refused, status: .init(code: problem.status))
    }
  }

  private func send(
    _ command: ScorecardActions.Command, _ form: Query, _ stored: Stored, _ request: Request, _ actor: Actor
  ) async throws -> Response {
    let card = stored.card
    switch form["action"] {
    case "backtest": return try await backtest(command, form, card, actor)
    case "save":
      // Who does not say which version they have seen has seen none.
      guard let version = form["version"].flatMap(Int.init) else { throw Problem.stale }
      _ = try await actions.change(card.id, version: version, to: command, by: actor)
      return .seeOther("/scorecards/\(card.id)")
    default:
      let preview = try await actions.preview(command, of: card.id, by: actor)
      let wish = form["action"]?.contains("/") == true ? ScorecardPreviewViews.Wish(form["action"]) : nil
      let shown = ScorecardPreviewViews(preview: preview, wish: wish, words: request.words).html
      let values = Dictionary(form.pairs.map { ($0.name, $0.value) }) { first, _ in first }
      return .html(page(stored, command.definition, SubmittedForm(values), request, actor, preview: shown))
    }
  }

  /// Tests what the form says against the past.
  private func backtest(
    _ draft: ScorecardActions.Command, _ form: Query, _ card: StoredScorecard, _ actor: Actor
  ) async throws -> Response {
    var command = asked(form, of: card).command
    (command.draft, command.version) = (draft, nil)
    let run = try await backtests.start(command, by: actor)
    return .seeOther("/backtests/\(run.id)")
  }

  /// What the form asks of a test of its draft, with what is wrong with it.
  private func asked(_ form: Query, of card: StoredScorecard) -> (command: BacktestActions.Command, fields: Fields) {
    var fields = Fields(form: form)
    let command = BacktestActions.Command(&fields, of: card.id, names: BacktestActions.Command.namesOfDraft)
    return (command, fields)
  }

  private func reading(_ form: Query, _ stored: Stored, _ request: Request) -> ScorecardFormReading {
    let difference = ScorecardDifference(words: request.words, metrics: stored.names)
    return ScorecardFormReading(form, of: stored.card, language: request.words.language) { source in
      if case .metric(let key) = source, let name = stored.names[key] { return name }
      let name = source == .unchosen ? request.words["scorecards.measure.new"] : difference.source(source)
      return LocalizedText([request.words.language: name])
    }
  }

  /// The random end of an id: no measure of any version has it.
  private func newKey() -> String {
    let id: ID<Scorecard> = effects.newID()
    return "n\(id.description.suffix(10))"
  }

  private func load(_ request: Request, _ actor: Actor) async throws -> Stored {
    let id = try request.id(of: Scorecard.self)
    let stored = try await database.read { tx -> Stored? in
      let cards = try ScorecardStore.all(in: actor.workspace, tx)
      guard let card = cards.first(where: { $0.id == id }) else { return nil }
      return Stored(
        card: card, others: cards.filter { $0.id != id && !$0.isDefault },
        metrics: try MetricStore.all(in: actor.workspace, tx),
        runs: try BacktestStore.all(of: id, limit: 10, in: actor.workspace, tx))
    }
    guard let stored else { throw Problem.notFound }
    return stored
  }

  private func page(
    _ stored: Stored, _ draft: Scorecard, _ form: SubmittedForm, _ request: Request, _ actor: Actor,
    preview: HTML? = nil, shown: String? = nil, isEdited: Bool = false, isSuggested: Bool = false,
    asked: SubmittedForm = SubmittedForm()
  ) -> HTML {
    let (card, words) = (stored.card, request.words)
    let mayEdit = actor.may(.healthConfigure)
    let tests = BacktestViews(words: words, csrf: CSRFField(token: request.csrfToken), mayRun: mayEdit)
    let views = ScorecardViews(words: words, metrics: stored.names)
    let formPage = ScorecardFormPage(
      card: card, draft: draft, form: form, metrics: stored.metrics, others: stored.others, shown: shown,
      isEdited: isEdited)
    let body =
      mayEdit
      ? ScorecardFormViews(page: formPage, words: words, tests: tests).html(preview: preview) : views.fixed(draft)
    let verdict = stored.runs.first { $0.question.version == card.version && $0.result != nil }?.result
      .map { BacktestViews.badge($0.verdict, words) }
    let suggested: HTML? = isSuggested ? views.suggested : nil
    return frame(
      request, title: card.name,
      views.page(
        card, body: "\(suggested)\(body)", backtests: tests.panel(card, stored.runs, asked: asked), verdict: verdict,
        mayEdit: mayEdit))
  }
}
