import Kernel
import Storage
import Web

/// What people tell about accounts: JSON API, and where the forms of the account's page go.
public struct ObservationRoutes: Sendable {
  let database: Database
  let actions: ObservationActions

  public init(database: Database, actions: ObservationActions) {
    self.database = database
    self.actions = actions
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/accounts/{id}/observations", .accountsRead, list)
    routes.api(.post, "/api/v1/accounts/{id}/observations", .accountsWrite, tell)
    routes.api(.delete, "/api/v1/accounts/{id}/observations/{observationId}", .accountsWrite) { request, actor in
      try await actions.withdraw(try request.id("observationId"), of: try request.id(), by: actor)
      return .noContent
    }
    routes.page(.post, "/accounts/{id}/impression", .accountsWrite, say)
    routes.page(.post, "/accounts/{id}/contacts/{contactId}/departure", .accountsWrite) { request, actor in
      let account = try request.id(of: Account.self)
      try await actions.leave(try request.id("contactId"), of: account, by: actor)
      return .seeOther(("/accounts/\(account)" as Path).anchor("people"))
    }
    routes.page(.post, "/accounts/{id}/observations/{observationId}/withdrawal", .accountsWrite, withdraw)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let account = try request.id(of: Account.self)
    let time = try FilterTime(request)
    let told = try await database.read { tx in
      try AccountAccess.require(account, for: actor, tx)
      return try ObservationStore.told(
        of: account, upTo: time.day, knownAt: time.knownAt, in: actor.workspace, tx)
    }
    return try .page(Page(items: told.map(ObservationJSON.init), next: nil), of: request)
  }

  private func tell(_ request: Request, _ actor: Actor) async throws -> Response {
    let account = try request.id(of: Account.self)
    var fields = try await request.fields()
    let kind = fields.choice("kind", of: ObservationKind.self) ?? .impression
    let moment = fields.timestamp("occurredAt")
    let told: Observation
    switch kind {
    case .impression:
      let judgement = fields.choice("judgement", of: Judgement.self)
      fields.validation.require(judgement != nil || fields.has("judgement"), "/judgement", "required")
      try fields.check()
      guard let judgement else { throw Problem.invalid("/judgement", "required") }
      told = try await actions.say(judgement, about: account, at: moment, by: actor)
    case .championLeft:
      let contact = fields.requiredID("contactId", of: Contact.self)
      try fields.check()
      guard let contact else { throw Problem.invalid("/contactId", "required") }
      told = try await actions.leave(contact, of: account, at: moment, by: actor)
    case .meetingOutcome: throw Problem.invalid("/kind", "saidWithNote")
    }
    return try .json(ObservationJSON(told), status: .created)
  }

  private func say(_ request: Request, _ actor: Actor) async throws -> Response {
    let account = try request.id(of: Account.self)
    try await database.read { tx in try AccountAccess.require(account, for: actor, tx) }
    var fields = Fields(form: try await request.form())
    let judgement = fields.choice("judgement", of: Judgement.self)
    try fields.check()
    guard let judgement else { throw Problem.invalid("/judgement", "required") }
    try await actions.say(judgement, about: account, by: actor)
    return .seeOther(("/accounts/\(account)" as Path).anchor("impression"))
  }

  private func withdraw(_ request: Request, _ actor: Actor) async throws -> Response {
    let account = try request.id(of: Account.self)
    let anchor = (try await request.form())["at"] == "people" ? "people" : "impression"
    try await actions.withdraw(try request.id("observationId"), of: account, by: actor)
    return .seeOther(("/accounts/\(account)" as Path).anchor(anchor))
  }
}
