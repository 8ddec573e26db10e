import Foundation
import Kernel
import Storage
import Web

/// The JSON API of subscriptions.
public struct SubscriptionRoutes: Sendable {
  let database: Database
  let actions: SubscriptionActions

  public init(database: Database, actions: SubscriptionActions) {
    self.database = database
    self.actions = actions
  }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/subscriptions", .accountsRead, list)
    routes.api(.post, "/api/v1/subscriptions", .accountsWrite, create)
    routes.api(.get, "/api/v1/subscriptions/{id}", .accountsRead, show)
    routes.api(.patch, "/api/v1/subscriptions/{id}", .accountsWrite, change)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let limit = try request.query.limit()
    let cursor = try request.query.cursor()
    let after = cursor?.values.first.flatMap { $0 }.flatMap { ID<Subscription>($0) }
    guard cursor == nil || after != nil else { throw Problem.invalid("/cursor", "notACursor") }
    var condition = AccountAccess.visible(to: actor)
    if let text = request.query["account"] {
      guard let account = ID<Account>(text) else { throw Problem.invalid("/account", "unknownReference") }
      condition = "\(condition) AND a.id = \(account)"
    }
    if let external = try ExternalID.asked(of: request) {
      let belongs = ExternalIDStore.condition(
        external, on: "u.id", "subscription_external_id", "subscription_id", in: actor.workspace)
      condition = "\(condition) AND \(belongs)"
    }
    let filter = condition
    let page = try await database.read { tx in
      try SubscriptionStore.page(where: filter, after: after, limit: limit, in: actor.workspace, tx)
    }
    return try .page(page.map(SubscriptionJSON.init), of: request)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Subscription.self)
    let subscription = try await database.read { tx in try SubscriptionAccess.load(id, for: actor, tx) }
    return try .json(SubscriptionJSON(subscription), version: subscription.version)
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    var fields = try await request.fields()
    let account = fields.id("accountId", of: Account.self)
    fields.validation.require(account != nil, "/accountId", "required")
    var command = SubscriptionActions.Command(
      terms: SubscriptionTerms(startsOn: request.today), mrr: .zero(workspace.currency))
    command.read(&fields, isNew: true)
    let external = fields.objects("externalIds", most: 20) {
      ExternalID(source: $0.text("source", limit: 50), id: $0.text("id"))
    }
    try fields.check()
    guard let account else { throw Problem.notFound }
    let made = try await actions.create(for: account, command, externalIDs: external ?? [], by: actor)
    return try .created(SubscriptionJSON(made), at: "/api/v1/subscriptions/\(made.id)", version: made.version)
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Subscription.self)
    let version = try request.ifMatchVersion()
    let fields = try await request.fields()
    let changed = try await actions.change(id, version: version, by: actor) { command in
      var fields = fields
      command.read(&fields, isNew: false)
      try fields.check()
    }
    return try .json(SubscriptionJSON(changed), version: changed.version)
  }
}

extension SubscriptionActions.Command {
  /// Takes over what a request says; what it does not mention stays as it is.
  mutating func read(_ fields: inout Fields, isNew: Bool) {
    readTerms(&fields, isNew: isNew)
    if isNew || fields.has("mrr") { mrr = fields.money("mrr") ?? mrr }
  }

  /// As `read`, but for the price, which forms write in another way.
  mutating func readTerms(_ fields: inout Fields, isNew: Bool) {
    if fields.has("effectiveOn") { begin(on: fields.date("effectiveOn")) }
    if fields.has("product") { terms.product = fields.optionalText("product") }
    if fields.has("plan") { terms.plan = fields.optionalText("plan") }
    if isNew || fields.has("startsOn") {
      let day = fields.date("startsOn")
      fields.validation.require(day != nil, "/startsOn", "required")
      terms.startsOn = day ?? terms.startsOn
    }
    if fields.has("endsOn") { terms.endsOn = fields.date("endsOn") }
    if fields.has("billingPeriod") { terms.billingPeriod = fields.optionalText("billingPeriod", limit: 50) }
    if fields.has("autoRenews") { terms.autoRenews = fields.flag("autoRenews") }
    if fields.has("noticeDays") { terms.noticeDays = fields.integer("noticeDays", in: 0...3660) }
    if fields.has("isTrial") { terms.isTrial = fields.flag("isTrial") ?? false }
    if fields.has("seats") { seats = fields.integer("seats", in: 0...100_000_000) }
    if let end = terms.endsOn { fields.validation.require(end >= terms.startsOn, "/endsOn", "endBeforeStart") }
  }
}

extension Fields {
  /// `{"amount": 1234.5, "currency": "USD"}`, which has to be there and exact in that currency.
  fileprivate mutating func money(_ name: String) -> Money? {
    guard case .object(let object)? = value(name) else {
      validation.add("/\(name)", "wrongType", ["wanted": "object"])
      return nil
    }
    guard case .string(let code)? = object["currency"], let currency = Currency(code) else {
      validation.add("/\(name)/currency", "notACurrency")
      return nil
    }
    guard case .number(let amount)? = object["amount"], let money = Money(decimal: "\(amount)", currency: currency)
    else {
      validation.add("/\(name)/amount", "notANumber")
      return nil
    }
    return money
  }
}
