import Kernel
import Storage
import Web

/// The page of one contact, its form, and the ways out of an account and back.
public struct ContactPages: Sendable {
  let database: Database
  let actions: ContactActions
  let staff: Staff
  let frame: PageFrame

  public init(database: Database, actions: ContactActions, staff: Staff, frame: PageFrame) {
    self.database = database
    self.actions = actions
    self.staff = staff
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/contacts/{id}", .accountsRead, show)
    routes.page(.get, "/contacts/{id}/edit", .accountsWrite, edit)
    routes.page(.post, "/contacts/{id}", .accountsWrite, change)
    routes.page(.post, "/accounts/{id}/contacts/{contactId}/removal", .accountsWrite, remove)
    routes.page(.post, "/accounts/{id}/contacts/{contactId}/restoration", .accountsWrite, restore)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Contact.self)
    let people = try await staff.names(in: actor.workspace)
    let page = try await database.read { tx in try ContactPage.load(id, request, actor, tx) }
    return .html(frame(request, title: page.name, ContactPageView.html(page, people: people, request)))
  }

  private func edit(_ request: Request, _ actor: Actor) async throws -> Response {
    .html(try await form(nil, request, actor))
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Contact.self)
    let submitted = try await request.form()
    do {
      let version = submitted["version"].flatMap { Int($0) }
      _ = try await actions.change(id, version: version, by: actor) { command in
        var fields = Fields(form: submitted)
        command.read(form: &fields)
        try fields.check()
      }
      return .seeOther(("/contacts/\(id)" as Path).query("done", "details"))
    } catch let error as any ProblemConvertible where error.problem.isAboutForm {
      let form = try await form(SubmittedForm(submitted, error.problem), request, actor)
      return .html(form, status: .unprocessableContent)
    }
  }

  /// Ends that a contact belongs to an account, which can be taken back by whoever still sees the contact then.
  private func remove(_ request: Request, _ actor: Actor) async throws -> Response {
    let account = try request.id(of: Account.self)
    let id = try request.id("contactId", of: Contact.self)
    _ = try await request.form()
    let before = try await database.read { tx in
      try AccountAccess.require(account, for: actor, tx)
      return try ContactAccess.load(id, for: actor, tx)
    }
    try await actions.detach(id, from: account, by: actor)
    let isVisible = try await database.read { tx in
      try ContactStore.find(id, where: ContactAccess.visible(to: actor), in: actor.workspace, tx) != nil
    }
    guard isVisible else { return .seeOther(("/accounts/\(account)" as Path).anchor("people")) }
    return .seeOther(
      ("/contacts/\(id)" as Path).query("removed", "\(account)").query("role", before.role(at: account)?.rawValue))
  }

  private func restore(_ request: Request, _ actor: Actor) async throws -> Response {
    let account = try request.id(of: Account.self)
    let id = try request.id("contactId", of: Contact.self)
    var fields = Fields(form: try await request.form())
    let role = fields.choice("role", of: ContactRole.self) ?? .user
    try fields.check()
    _ = try await actions.attach(id, to: ContactAccount(account: account, role: role), by: actor)
    return .seeOther("/contacts/\(id)")
  }

  private func form(_ submitted: SubmittedForm?, _ request: Request, _ actor: Actor) async throws -> HTML {
    let id = try request.id(of: Contact.self)
    let form = try await database.read { tx in
      let contact = try ContactAccess.load(id, for: actor, tx)
      let names = try AccountStore.names(of: contact.accounts.map(\.account), in: actor.workspace, tx)
      return ContactForm(contact, accounts: names, submitted: submitted)
    }
    let name = form.contact.details.displayName
    return frame(request, title: name, ContactFormViews(form: form, request: request).html)
  }
}
