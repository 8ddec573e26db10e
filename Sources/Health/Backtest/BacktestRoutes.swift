import Kernel
import Storage
import Web

/// The JSON API of back-tests.
public struct BacktestRoutes: Sendable {
  let database: Database
  let actions: BacktestActions

  public init(database: Database, service: ScoringService, effects: Effects) {
    self.database = database
    actions = BacktestActions(database: database, service: service, effects: effects)
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/backtests", .healthRead, list)
    routes.api(.post, "/api/v1/backtests", .healthConfigure, start)
    routes.api(.get, "/api/v1/backtests/{id}", .healthRead, show)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let card = try request.query.id("scorecardId", of: Scorecard.self)
    let runs = try await database.read { tx in
      try BacktestStore.all(of: card, limit: 100, in: actor.workspace, tx).map { try $0.shown(to: actor, tx) }
    }
    return try .page(Page(items: runs.map(BacktestJSON.init), next: nil), of: request)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    try .json(BacktestJSON(try await actions.run(request.id(), for: actor)))
  }

  private func start(_ request: Request, _ actor: Actor) async throws -> Response {
    var fields = try await request.fields()
    let id = fields.requiredID("scorecardId", of: Scorecard.self)
    let isDraft = fields.has("definition")
    var command = BacktestActions.Command(&fields, of: id ?? ID(high: 0, low: 0))
    // A draft asks for its own fields, and then checks them all.
    if isDraft { command.draft = try ScorecardActions.Command(fields) } else { try fields.check() }
    if isDraft, command.version != nil { throw Problem.invalid("/version", "notWithDraft") }
    let run = try await actions.start(command, by: actor)
    return try .created(BacktestJSON(run), at: "/api/v1/backtests/\(run.id)")
  }
}

extension BacktestActions.Command {
  /// Reads what is asked; what is wrong is kept in `fields`.
  ///
  /// - Parameter names: of the fields.
  init(_ fields: inout Fields, of scorecard: ID<Scorecard>, names: Names = Self.names) {
    let horizon = fields.integer(names.horizon, in: 30...90) ?? 90
    fields.validation.require(Backtest.horizons.contains(horizon), "/\(names.horizon)", "notAChoice")
    let churn = fields.parsed(names.churn, "notAChoice", ChurnDefinition.init(rawValue:)) ?? .subscriptions
    let version = fields.integer("version", in: 1...Int(Int32.max)).map { Int32($0) }
    let weights = fields.flag(names.weights) ?? false
    self.init(scorecard: scorecard, version: version, horizon: horizon, churn: churn, suggestsWeights: weights)
  }

  typealias Names = (horizon: String, churn: String, weights: String)
  static let names: Names = ("horizon", "churn", "suggestWeights")
  /// In the form of a scorecard, on whose page the other form stands too.
  static let namesOfDraft: Names = ("draftHorizon", "draftChurn", "draftSuggestWeights")
}
