import Kernel
import Language
import Storage
import Web

/// The JSON API of accounts.
public struct AccountRoutes: Sendable {
  let database: Database
  let lists: AccountLists
  let actions: AccountActions
  let pastHealth: AccountPast.HealthSource

  public init(
    database: Database, lists: AccountLists, actions: AccountActions, pastHealth: AccountPast.HealthSource = .none
  ) {
    self.pastHealth = pastHealth
    self.database = database
    self.lists = lists
    self.actions = actions
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/accounts", .accountsRead, list)
    routes.api(.post, "/api/v1/accounts", .accountsWrite, create)
    routes.api(.get, "/api/v1/accounts/{id}", .accountsRead, show)
    routes.api(.patch, "/api/v1/accounts/{id}", .accountsWrite, change)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let page = try await lists.page(try AccountListRequest(request), of: request, for: actor)
    return try .page(page.map(AccountItemJSON.init), of: request)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let past = AccountPast(
      try FilterTime(request), today: request.today, in: request.companyZone, pastHealth)
    let (account, state, attributes) = try await database.read { tx in
      let account = try AccountAccess.load(id, for: actor, tx)
      return (
        account, try AccountState(account, past, in: actor.workspace, tx),
        try AttributeStore.all(in: actor.workspace, tx)
      )
    }
    return try .json(AccountJSON(account, state, attributes), version: account.version)
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    var fields = try await request.fields()
    var command = AccountActions.Command(details: AccountDetails(name: "", currency: workspace.currency))
    let attributes = try await attributes(for: actor)
    command.read(&fields, isNew: true)
    command.readAttributes(&fields, attributes)
    try fields.check()
    let account = try await actions.create(command, by: actor)
    return try .created(
      AccountJSON(account, AccountSummary(), attributes), at: "/api/v1/accounts/\(account.id)",
      version: account.version)
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let version = try request.ifMatchVersion()
    let fields = try await request.fields()
    let attributes = try await attributes(for: actor)
    let account = try await actions.change(id, version: version, by: actor) { command in
      var fields = fields
      command.read(&fields, isNew: false)
      command.readAttributes(&fields, attributes)
      try fields.check()
    }
    let summary = try await database.read { tx in try AccountSummaryStore.find(id, in: actor.workspace, tx) }
    return try .json(AccountJSON(account, summary ?? AccountSummary(), attributes), version: account.version)
  }

  private func attributes(for actor: Actor) async throws -> AttributeDefinitions {
    try await database.read { tx in try AttributeStore.all(in: actor.workspace, tx) }
  }
}
