import Customers
import Kernel
import Language
import Storage
import Web

/// The JSON API of what to do today.
public struct WorklistRoutes: Sendable {
  let lists: WorklistLists
  let actions: WorklistActions

  public init(database: Database, lists: WorklistLists, effects: Effects) {
    self.lists = lists
    actions = WorklistActions(database: database, effects: effects)
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/today", .accountsRead, list)
    routes.api(.get, "/api/v1/today/team", .accountsRead, team)
    routes.api(.get, "/api/v1/today/{accountId}/decisions", .accountsRead, decisions)
    routes.api(.post, "/api/v1/today/{accountId}/decision", .accountsWrite, decide)
    routes.api(.delete, "/api/v1/today/{accountId}/decision", .accountsWrite) { request, actor in
      guard try await actions.undo(about: try request.id("accountId"), by: actor) != nil else { throw Problem.notFound }
      return .noContent
    }
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let loaded = try await lists.load(request, for: actor)
    return try .page(loaded.page.map { WorklistItemJSON($0, loaded.sentences) }, of: request)
  }

  private func team(_ request: Request, _ actor: Actor) async throws -> Response {
    let usual = WorklistScope.offered(to: actor).last ?? .all
    let choice = try WorklistChoice(request.query) ?? WorklistChoice(usual)
    return try .json(WorkTeamJSON(try await lists.team(choice, request, for: actor), choice.scope))
  }

  /// What people decided about the account, the latest first.
  private func decisions(_ request: Request, _ actor: Actor) async throws -> Response {
    let records = try await actions.history(about: try request.id("accountId"), by: actor)
    return try .page(Page(items: records.map(WorkDecisionJSON.init), next: nil), of: request)
  }

  /// 404 as well when nothing waits there: there is nothing to decide.
  private func decide(_ request: Request, _ actor: Actor) async throws -> Response {
    var fields = try await request.fields()
    let decision = WorkDecision(&fields, today: request.today)
    try fields.check()
    guard let decision,
      let record = try await actions.decide(
        decision, about: try request.id("accountId"), on: request.today, by: actor)
    else { throw Problem.notFound }
    return try .json(WorkDecisionJSON(record), status: .created)
  }
}

extension WorkDecision {
  /// Reads `kind`, and with it `until` (a later day) or `reason`, of which every other kind has none.
  init?(_ fields: inout Fields, today: LocalDate) {
    let until = fields.date("until")
    let reason = fields.optionalText("reason", limit: 500).map { TextNormalizer.stored($0) }
    let kind: WorkDecision.Kind? = fields.choice("kind")
    let hasKind = kind != nil || fields.validation.problems.contains { $0.pointer == "/kind" }
    fields.validation.require(hasKind, "/kind", "required")
    guard let kind else { return nil }
    fields.validation.require(until != nil || kind != .snoozed, "/until", "required")
    fields.validation.require(until == nil || kind == .snoozed, "/until", "unknownField")
    fields.validation.require(until.map { $0 > today } ?? true, "/until", "notLater")
    fields.validation.require(reason != nil || kind != .notAProblem, "/reason", "required")
    fields.validation.require(reason == nil || kind == .notAProblem, "/reason", "unknownField")
    switch kind {
    case .done: self = .done
    case .snoozed: self = .snoozed(until: until ?? today)
    case .notAProblem: self = .notAProblem(reason: reason ?? "")
    }
  }
}
