import Kernel
import Storage
import Web

/// The JSON API of metrics: what is measured, and the totals of a day.
public struct MetricRoutes: Sendable {
  private static let money = ["mrr", "arr"]

  let database: Database

  public init(database: Database) { self.database = database }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/metrics", .accountsRead, list)
    routes.api(.get, "/api/v1/metrics/{key}", .accountsRead, show)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let metrics = try await database.read { tx in try MetricStore.all(in: actor.workspace, tx) }
    let items = Self.money.map { MetricJSON($0, request.words) } + metrics.map { MetricJSON($0, request.words) }
    return try .page(Page(items: items, next: nil), of: request)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let key = try request.parameter("key")
    let time = try FilterTime(request)
    let day = time.day(or: request.today)
    if Self.money.contains(key) { return try await money(key, on: day, time.knownAt, request, actor) }
    let found = try await database.read { tx -> (Metric, (sum: Double, accounts: Int))? in
      guard let metric = try MetricStore.find(key, in: actor.workspace, tx) else { return nil }
      let totals = try RollupStore.totals(
        of: metric, on: day, knownAt: time.knownAt, where: AccountAccess.visible(to: actor), in: actor.workspace, tx)
      return (metric, totals)
    }
    guard let (metric, totals) = found else { throw Problem.notFound }
    return try .json(MetricTotalJSON(metric, totals, asOf: day, request.words))
  }

  private func money(
    _ key: String, on day: LocalDate, _ moment: Timestamp?, _ request: Request, _ actor: Actor
  ) async throws -> Response {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    let mrr = try await database.read { tx in
      try SubscriptionPastStore.mrr(
        on: day, knownAt: moment, where: AccountAccess.visible(to: actor), in: actor.workspace, tx)
    }
    let amounts = key == "arr" ? try mrr.map { try $0.times(12) } : mrr
    return try .json(MoneyMetricJSON(key, amounts, asOf: day, currency: workspace.currency))
  }
}
