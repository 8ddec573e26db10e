import Kernel
import Storage
import Web

/// The JSON API of contacts.
public struct ContactRoutes: Sendable {
  let database: Database
  let actions: ContactActions

  public init(database: Database, actions: ContactActions) {
    self.database = database
    self.actions = actions
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/contacts", .accountsRead, list)
    routes.api(.post, "/api/v1/contacts", .accountsWrite, create)
    routes.api(.get, "/api/v1/contacts/{id}", .accountsRead, show)
    routes.api(.patch, "/api/v1/contacts/{id}", .accountsWrite, change)
    routes.api(.post, "/api/v1/accounts/{id}/contacts", .accountsWrite, attach)
    routes.api(.delete, "/api/v1/accounts/{id}/contacts/{contactId}", .accountsWrite, detach)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let text = request.query["q"]?.trimmed ?? ""
    let account = try request.query.id("account", of: Account.self)
    var condition = ContactAccess.visible(to: actor)
    if let external = try ExternalID.asked(of: request) {
      let belongs = ExternalIDStore.condition(
        external, on: "c.id", "contact_external_id", "contact_id", in: actor.workspace)
      condition = "\(condition) AND \(belongs)"
    }
    let query = ContactListStore.Query(
      condition: condition, accounts: AccountAccess.visible(to: actor), account: account,
      text: text.isEmpty ? nil : text, after: try request.query.cursor(), limit: try request.query.limit())
    let page = try await database.read { tx in
      if let account { try AccountAccess.require(account, for: actor, tx) }
      return try ContactListStore.page(query, in: actor.workspace, tx)
    }
    return try .page(page.map(ContactJSON.init), of: request)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Contact.self)
    let contact = try await database.read { tx in try ContactAccess.load(id, for: actor, tx) }
    return try .json(ContactJSON(contact), version: contact.version)
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    var fields = try await request.fields()
    var command = ContactActions.Command(details: ContactDetails())
    command.read(&fields, isNew: true)
    try fields.check()
    let contact = try await actions.create(command, by: actor)
    return try .created(ContactJSON(contact), at: "/api/v1/contacts/\(contact.id)", version: contact.version)
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Contact.self)
    let version = try request.ifMatchVersion()
    let fields = try await request.fields()
    let contact = try await actions.change(id, version: version, by: actor) { command in
      var fields = fields
      command.read(&fields, isNew: false)
      try fields.check()
    }
    return try .json(ContactJSON(contact), version: contact.version)
  }

  private func attach(_ request: Request, _ actor: Actor) async throws -> Response {
    let account = try request.id(of: Account.self)
    var fields = try await request.fields()
    let id = fields.requiredID("contactId", of: Contact.self)
    let role = fields.choice("role", of: ContactRole.self) ?? .user
    try fields.check()
    guard let id else { throw Problem.invalid("/contactId", "required") }
    let contact = try await actions.attach(id, to: ContactAccount(account: account, role: role), by: actor)
    return try .json(ContactJSON(contact), version: contact.version)
  }

  private func detach(_ request: Request, _ actor: Actor) async throws -> Response {
    let account = try request.id(of: Account.self)
    try await actions.detach(try request.id("contactId"), from: account, by: actor)
    return .noContent
  }
}
