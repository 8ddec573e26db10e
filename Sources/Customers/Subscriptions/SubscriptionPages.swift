import Kernel
import Storage
import Web

/// The forms of subscriptions, which lead back to the account's page.
public struct SubscriptionPages: Sendable {
  let database: Database
  let actions: SubscriptionActions
  let frame: PageFrame

  public init(database: Database, actions: SubscriptionActions, frame: PageFrame) {
    self.database = database
    self.actions = actions
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/accounts/{id}/subscriptions/new", .accountsWrite, new)
    routes.page(.post, "/accounts/{id}/subscriptions", .accountsWrite, create)
    routes.page(.get, "/subscriptions/{id}/edit", .accountsWrite, edit)
    routes.page(.post, "/subscriptions/{id}", .accountsWrite, change)
  }

  private func new(_ request: Request, _ actor: Actor) async throws -> Response {
    .html(page(try await account(of: request, actor), nil, nil, request))
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let account = try await account(of: request, actor)
    let submitted = try await request.form()
    do {
      var fields = Fields(form: submitted)
      var command = SubscriptionActions.Command(
        terms: SubscriptionTerms(startsOn: request.today), mrr: .zero(account.details.currency))
      command.read(form: &fields, isNew: true)
      try fields.check()
      _ = try await actions.create(for: account.id, command, externalIDs: [], by: actor)
      return Self.back(to: account)
    } catch let error as any ProblemConvertible where error.problem.isAboutForm {
      let page = page(account, nil, SubmittedForm(submitted, error.problem), request)
      return .html(page, status: .unprocessableContent)
    }
  }

  private func edit(_ request: Request, _ actor: Actor) async throws -> Response {
    let (account, subscription) = try await subscription(of: request, actor)
    return .html(page(account, subscription, nil, request))
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let (account, subscription) = try await subscription(of: request, actor)
    let submitted = try await request.form()
    do {
      let version = submitted["version"].flatMap { Int($0) }
      _ = try await actions.change(subscription.id, version: version, by: actor) { command in
        var fields = Fields(form: submitted)
        command.read(form: &fields, isNew: false)
        try fields.check()
      }
      return Self.back(to: account)
    } catch let error as any ProblemConvertible where error.problem.isAboutForm {
      let page = page(account, subscription, SubmittedForm(submitted, error.problem), request)
      return .html(page, status: .unprocessableContent)
    }
  }

  private static func back(to account: Account) -> Response {
    .seeOther(("/accounts/\(account.id)" as Path).anchor("subscriptions"))
  }

  private func account(of request: Request, _ actor: Actor) async throws -> Account {
    let id = try request.id(of: Account.self)
    return try await database.read { tx in try AccountAccess.load(id, for: actor, tx) }
  }

  private func subscription(of request: Request, _ actor: Actor) async throws -> (Account, Subscription) {
    let id = try request.id(of: Subscription.self)
    return try await database.read { tx in
      let subscription = try SubscriptionAccess.load(id, for: actor, tx)
      return (try AccountAccess.load(subscription.account, for: actor, tx), subscription)
    }
  }

  private func page(
    _ account: Account, _ subscription: Subscription?, _ submitted: SubmittedForm?, _ request: Request
  ) -> HTML {
    let form = SubscriptionForm(account, subscription, submitted: submitted, today: request.today)
    let views = SubscriptionFormViews(form: form, request: request)
    return frame(request, title: views.title, views.html)
  }
}
