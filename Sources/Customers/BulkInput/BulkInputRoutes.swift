import Kernel
import Storage
import Web

/// The JSON API that takes many accounts, contacts or subscriptions at once: each is found by an id of an outside
/// system and changed, or added.
///
/// Each item is a transaction of its own, so that one that is wrong keeps no other away; to send the whole again does
/// no harm.
public struct BulkInputRoutes: Sendable {
  let database: Database
  let accounts: AccountActions
  let contacts: ContactActions
  let subscriptions: SubscriptionActions

  public init(
    database: Database, accounts: AccountActions, contacts: ContactActions, subscriptions: SubscriptionActions
  ) {
    self.database = database
    self.accounts = accounts
    self.contacts = contacts
    self.subscriptions = subscriptions
  }

  public func add(to routes: inout Routes) {
    routes.api(.post, "/api/v1/accounts/bulk", .accountsWrite, bodyLimit: 8 << 20, takeAccounts)
    routes.api(.post, "/api/v1/contacts/bulk", .accountsWrite, bodyLimit: 8 << 20, takeContacts)
    routes.api(.post, "/api/v1/subscriptions/bulk", .accountsWrite, bodyLimit: 8 << 20, takeSubscriptions)
  }

  private func takeAccounts(_ request: Request, _ actor: Actor) async throws -> Response {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    let currency = workspace.currency
    let attributes = try await database.read { tx in try AttributeStore.all(in: actor.workspace, tx) }
    return try await answer(request) { fields in
      let known = try await find(&fields, in: actor.workspace, AccountStore.id(of:in:_:))
      guard let (id, external) = known else {
        var command = AccountActions.Command(details: AccountDetails(name: "", currency: currency))
        command.read(&fields, isNew: true)
        command.readAttributes(&fields, attributes)
        try fields.check()
        let made = try await accounts.create(command, by: actor)
        return BulkInput.Outcome(status: .created, id: made.id.description, version: made.version)
      }
      let before = try await database.read { tx in try AccountAccess.load(id, for: actor, tx).version }
      let said = fields
      let after = try await accounts.change(id, version: nil, by: actor) { command in
        var fields = said
        let ids = command.externalIDs
        command.read(&fields, isNew: false)
        command.readAttributes(&fields, attributes)
        command.externalIDs = Self.joined(ids, external)
        try fields.check()
      }
      return Self.outcome(id.description, from: before, to: after.version)
    }
  }

  private func takeContacts(_ request: Request, _ actor: Actor) async throws -> Response {
    try await answer(request) { fields in
      let known = try await find(&fields, in: actor.workspace, ContactStore.id(of:in:_:))
      guard let (id, external) = known else {
        var command = ContactActions.Command(details: ContactDetails())
        command.read(&fields, isNew: true)
        try fields.check()
        let made = try await contacts.create(command, by: actor)
        return BulkInput.Outcome(status: .created, id: made.id.description, version: made.version)
      }
      let before = try await database.read { tx in try ContactAccess.load(id, for: actor, tx) }
      let said = fields
      let after = try await contacts.change(id, version: nil, by: actor) { command in
        var fields = said
        let ids = command.externalIDs
        command.read(&fields, isNew: false)
        _ = fields.value("accounts")
        command.externalIDs = Self.joined(ids, external)
        try fields.check()
      }
      let places = try await attach(fields, to: before, by: actor)
      let outcome = Self.outcome(id.description, from: before.version, to: after.version)
      guard places, outcome.status == .unchanged else { return outcome }
      return BulkInput.Outcome(status: .changed, id: outcome.id, version: outcome.version)
    }
  }

  /// Has a contact that is there belong to the accounts that its item names.
  /// - Returns: whether any of it is new.
  private func attach(_ fields: Fields, to contact: Contact, by actor: Actor) async throws -> Bool {
    var (fields, command) = (fields, ContactActions.Command(details: contact.details))
    command.read(&fields, isNew: true)
    let new = command.accounts.filter { contact.role(at: $0.account) != $0.role }
    for place in new { _ = try await contacts.attach(contact.id, to: place, by: actor) }
    return !new.isEmpty
  }

  private func takeSubscriptions(_ request: Request, _ actor: Actor) async throws -> Response {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    let (currency, today) = (workspace.currency, request.today)
    return try await answer(request) { fields in
      let account = try await account(of: &fields, in: actor.workspace)
      let known = try await find(&fields, in: actor.workspace) { external, workspace, tx in
        try SubscriptionStore.owner(of: external, in: workspace, tx)?.id
      }
      guard let (id, _) = known else {
        fields.validation.require(account != nil, "/accountId", "required")
        var command = SubscriptionActions.Command(
          terms: SubscriptionTerms(startsOn: today), mrr: .zero(currency))
        command.read(&fields, isNew: true)
        let external = fields.externalIDs() ?? []
        try fields.check()
        guard let account else { throw Problem.notFound }
        let made = try await subscriptions.create(for: account, command, externalIDs: external, by: actor)
        return BulkInput.Outcome(status: .created, id: made.id.description, version: made.version)
      }
      let before = try await database.read { tx in try SubscriptionAccess.load(id, for: actor, tx) }
      guard account == nil || account == before.account else { throw Problem.invalid("/accountId", "duplicate") }
      let said = fields
      let after = try await subscriptions.change(id, version: nil, by: actor) { command in
        var fields = said
        command.read(&fields, isNew: false)
        try fields.check()
      }
      return Self.outcome(id.description, from: before.version, to: after.version)
    }
  }

  /// The account of a subscription's item: `accountId`, or `accountExternalId`.
  private func account(of fields: inout Fields, in workspace: ID<Workspace>) async throws -> ID<Account>? {
    let id = fields.id("accountId", of: Account.self)
    guard fields.has("accountExternalId") else { return id }
    guard case .object(let object)? = fields.value("accountExternalId"), case .string(let source)? = object["source"],
      case .string(let text)? = object["id"]
    else { throw Problem.invalid("/accountExternalId", "wrongType", ["wanted": "object"]) }
    let external = ExternalID(source: source, id: text)
    let found = try await database.read { tx in try AccountStore.id(of: external, in: workspace, tx) }
    guard let found else { throw Problem.invalid("/accountExternalId", "unknownReference") }
    return found
  }

  private func answer(
    _ request: Request, _ carryOut: (inout Fields) async throws -> BulkInput.Outcome
  ) async throws -> Response {
    try .json(BulkResultsJSON(try await BulkInput.outcomes(of: request, carryOut), request.words))
  }

  /// What the first of the item's ids that is known stands for, and all of its ids.
  private func find<Subject: Sendable>(
    _ fields: inout Fields, in workspace: ID<Workspace>,
    _ look: @escaping @Sendable (ExternalID, ID<Workspace>, Transaction) throws -> ID<Subject>?
  ) async throws -> (ID<Subject>, [ExternalID])? {
    guard let external = fields.externalIDs(), fields.validation.problems.isEmpty else { return nil }
    let found = try await database.read { tx in
      for id in external { if let found = try look(id, workspace, tx) { return Optional(found) } }
      return nil
    }
    return found.map { ($0, external) }
  }

  private static func joined(_ ids: [ExternalID], _ more: [ExternalID]) -> [ExternalID] {
    ids + more.filter { !ids.contains($0) }
  }

  private static func outcome(_ id: String, from before: Int, to after: Int) -> BulkInput.Outcome {
    BulkInput.Outcome(status: before == after ? .unchanged : .changed, id: id, version: after)
  }
}
