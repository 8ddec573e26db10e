import Customers
import Kernel
import Language
import Storage
import Web

/// The JSON API of an account's health: history, explanation, change.
public struct HealthRoutes: Sendable {
  let database: Database
  let reader: ScoreReader

  public init(database: Database, service: ScoringService) {
    self.database = database
    reader = ScoreReader(service)
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/accounts/{id}/health", .healthRead, history)
    routes.api(.get, "/api/v1/accounts/{id}/health/explanation", .healthRead, explanation)
    routes.api(.get, "/api/v1/accounts/{id}/health/change", .healthRead, change)
  }

  private func history(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let days = try HealthDays(request, usual: 182)
    let points = try await database.read { tx in
      try AccountAccess.require(id, for: actor, tx)
      return try reader.history(
        of: id, from: days.from, to: days.to, knownAt: days.knownAt, in: actor.workspace, tx)
    }
    return try .json(
      HealthHistoryJSON(accountId: id, from: days.from, to: days.to, items: points.map(HealthPointJSON.init)))
  }

  private func explanation(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let time = try FilterTime(request)
    let rules = try request.scoringRules()
    let explained = try await database.read { tx in
      try AccountAccess.require(id, for: actor, tx)
      return try reader.score(
        of: id, on: time.day(or: request.today), knownAt: time.knownAt, rules: rules, today: request.today,
        in: actor.workspace, tx)
    }
    guard let explained else { throw Problem.conflict("noScorecard") }
    return try .json(ExplanationJSON(explained, of: id, request.words))
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let days = try HealthDays(request, usual: 30)
    let ends = try await database.read { tx in
      try AccountAccess.require(id, for: actor, tx)
      return try reader.ends(of: id, days, today: request.today, in: actor.workspace, tx)
    }
    guard let ends else { throw Problem.conflict("noScorecard") }
    return try .json(ChangeJSON(ends.from, ends.to, of: id, request.words))
  }
}

/// Two days whose scores are compared: `from` and `to` of a request, as known at a moment, by the rules of a time.
struct HealthDays {
  let from: LocalDate
  let to: LocalDate
  /// What was learned later is left out; nil for all that is known.
  let knownAt: Timestamp?
  var rules = ScoringRules.then

  init(from: LocalDate, to: LocalDate, knownAt: Timestamp? = nil) {
    self.from = from
    self.to = to
    self.knownAt = knownAt
  }

  /// - Parameter usual: how many days `from` lies before `to` when the request does not say.
  init(_ request: Request, usual: Int) throws {
    to = try request.query.date("to") ?? request.query.date("asOf") ?? request.today
    knownAt = try request.knownAt()
    rules = try request.scoringRules()
    from = try request.query.date("from") ?? to - usual
    guard from <= to else { throw Problem.invalid("/from", "reversedRange") }
    guard to - from <= 3660 else { throw Problem.invalid("/from", "outOfRange", ["from": "0", "to": "3660"]) }
  }
}

extension Request {
  /// Reads `rules`; those of the time when the request does not say.
  func scoringRules() throws(Problem) -> ScoringRules {
    guard let text = query["rules"], !text.isEmpty else { return .then }
    guard let rules = ScoringRules(rawValue: text) else { throw .invalid("/rules", "notAChoice") }
    return rules
  }
}

struct HealthHistoryJSON: Encodable {
  let accountId: ID<Account>
  let from: LocalDate
  let to: LocalDate
  let items: [HealthPointJSON]
}

/// A day of an account's history on the wire.
struct HealthPointJSON: Encodable {
  let day: LocalDate
  let score: Points?
  let band: Band
  let coverage: Double
  let scorecardVersion: Int32

  init(_ point: HealthPoint) {
    day = point.day
    score = point.score
    band = point.band
    coverage = point.coverage
    scorecardVersion = point.scorecardVersion
  }
}
