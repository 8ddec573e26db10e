import HTTPTypes
import Kernel
import Storage
import Web

/// The members of an account's team: JSON API, and where the forms of the panel go.
public struct MemberRoutes: Sendable {
  let database: Database
  let actions: MemberActions
  let refused: AccountPanelPages.Refused

  /// - Parameter refused: renders an account's page with a form in its panel.
  public init(database: Database, actions: MemberActions, refused: @escaping AccountPanelPages.Refused) {
    self.database = database
    self.actions = actions
    self.refused = refused
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/accounts/{id}/members", .accountsRead, list)
    routes.api(.post, "/api/v1/accounts/{id}/members", .accountsWrite, put)
    routes.api(.delete, "/api/v1/accounts/{id}/members/{personId}", .accountsWrite) { request, actor in
      try await actions.remove(try request.id("personId"), from: try request.id(), by: actor)
      return .noContent
    }
    routes.page(.post, "/accounts/{id}/members", .accountsWrite, submit)
    routes.page(.post, "/accounts/{id}/members/{personId}/removal", .accountsWrite) { request, actor in
      let account = try request.id(of: Account.self)
      try await actions.remove(try request.id("personId"), from: account, by: actor)
      return .seeOther(("/accounts/\(account)" as Path).anchor("team"))
    }
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let members = try await database.read { tx in
      try AccountAccess.require(id, for: actor, tx)
      return try MemberStore.members(of: id, in: actor.workspace, tx)
    }
    return try .page(Page(items: members.map(MemberJSON.init), next: nil), of: request)
  }

  private func put(_ request: Request, _ actor: Actor) async throws -> Response {
    let account = try request.id(of: Account.self)
    try await save(try await request.fields(), account, actor)
    return try await list(request, actor)
  }

  private func submit(_ request: Request, _ actor: Actor) async throws -> Response {
    let account = try request.id(of: Account.self)
    try await database.read { tx in try AccountAccess.require(account, for: actor, tx) }
    let form = try await request.form()
    do {
      try await save(Fields(form: form), account, actor)
      return .seeOther(("/accounts/\(account)" as Path).anchor("team"))
    } catch let error as any ProblemConvertible where error.problem.status == 422 {
      let page = try await refused(request, actor, account, AccountForms(member: SubmittedForm(form, error.problem)))
      return .html(page, status: .unprocessableContent)
    }
  }

  private func save(_ sent: Fields, _ account: ID<Account>, _ actor: Actor) async throws {
    var fields = sent
    let person = fields.requiredID("personId", of: Person.self)
    let role = fields.text("role", limit: 60)
    try fields.check()
    guard let person else { throw Problem.invalid("/personId", "required") }
    try await actions.put(person, as: role, to: account, by: actor)
  }
}

/// A member on the wire.
private struct MemberJSON: Encodable, Sendable {
  let personId: ID<Person>
  let role: String
  let addedAt: Timestamp

  init(_ member: AccountMember) {
    personId = member.person
    role = member.role
    addedAt = member.addedAt
  }
}
