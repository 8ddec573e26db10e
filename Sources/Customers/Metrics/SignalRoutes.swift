import Kernel
import Storage
import Web

/// The JSON API of signals: numbers about accounts, in bulk and one account's at a time.
public struct SignalRoutes: Sendable {
  /// The most samples that one request brings.
  static let most = 10_000

  let database: Database
  let actions: SignalActions
  let effects: Effects

  /// - Parameters:
  ///   - factsChanged: has the accounts scored of which something new is known.
  ///   - pastChanged: has their past scored of which something is known otherwise.
  public init(
    database: Database, effects: Effects, factsChanged: @escaping FactsChanged,
    pastChanged: @escaping PastChanged = { _, _, _ in }
  ) {
    self.database = database
    self.effects = effects
    actions = SignalActions(database: database, effects: effects, factsChanged: factsChanged, pastChanged: pastChanged)
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/signals", .accountsRead, list)
    routes.api(.post, "/api/v1/signals", .signalsWrite, bodyLimit: 8 << 20, take)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    guard let account = request.query["accountId"].flatMap({ ID<Account>($0) }) else {
      throw Problem.invalid("/accountId", "required")
    }
    guard let key = request.query["metric"] else { throw Problem.invalid("/metric", "required") }
    let (cursor, limit) = (try request.query.cursor(), try request.query.limit(most: 1000))
    let (from, to) = (try request.query.date("from"), try request.query.date("to"))
    let page = try await database.read { tx -> Page<Signal> in
      try AccountAccess.require(account, for: actor, tx)
      guard let metric = try MetricStore.find(key, in: actor.workspace, tx) else {
        throw Problem.invalid("/metric", "unknown")
      }
      return try SignalStore.page(
        of: account, metric: metric.number, from: from, to: to, after: cursor, limit: limit, in: actor.workspace, tx)
    }
    return try .page(page.map { SignalJSON($0, metric: key) }, of: request)
  }

  private func take(_ request: Request, _ actor: Actor) async throws -> Response {
    var fields = try await request.fields()
    let now = effects.now
    let samples = fields.objects("signals", most: Self.most) { SignalSampleJSON(&$0, now: now) }
    if samples == nil { fields.validation.require(!fields.validation.problems.isEmpty, "/signals", "required") }
    try fields.check()
    return try .json(SignalResultsJSON(try await actions.take(samples ?? [], by: actor), request.words))
  }
}
