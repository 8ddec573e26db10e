import Kernel
import Storage
import Web

/// The pages of back-tests; they are begun on the page of a scorecard.
public struct BacktestPages: Sendable {
  let database: Database
  let actions: BacktestActions
  let bell: LiveBell
  let frame: PageFrame

  public init(
    database: Database, service: ScoringService, effects: Effects, bell: LiveBell, frame: PageFrame
  ) {
    self.database = database
    actions = BacktestActions(database: database, service: service, effects: effects)
    self.bell = bell
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/backtests/{id}", .healthRead, show)
    routes.page(.get, "/backtests/{id}/live", .healthRead, live)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let run = try await actions.run(request.id(), for: actor)
    let (card, others) = try await database.read { tx in
      (
        try ScorecardStore.find(run.question.scorecard, in: actor.workspace, tx),
        try BacktestStore.all(of: run.question.scorecard, limit: 10, in: actor.workspace, tx)
      )
    }
    guard let card else { throw Problem.notFound }
    let views = BacktestViews(
      words: request.words, csrf: CSRFField(token: request.csrfToken), mayRun: actor.may(.healthConfigure))
    return .html(frame(request, title: request.words["backtest.title"], views.page(run, card, others)))
  }

  /// Tells an open page how far the test has come.
  private func live(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: BacktestRun.self)
    return try await .live(request, bell) { actor in try await actions.run(id, for: actor).stamp }
  }
}
