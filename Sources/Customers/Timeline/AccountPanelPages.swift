import HTTPTypes
import Kernel
import Storage
import Web

/// Where the forms of `AccountPanels` go: each leads back to the account's page, or shows it again with what was
/// wrong.
public struct AccountPanelPages: Sendable {
  /// Renders an account's page with these forms in its panels.
  public typealias Refused = @Sendable (Request, Actor, ID<Account>, AccountForms) async throws -> HTML

  let notes: NoteActions
  let tasks: TaskActions
  let contacts: ContactActions
  let attachments: AttachmentActions
  let database: Database
  let refused: Refused

  public init(
    database: Database, notes: NoteActions, tasks: TaskActions, contacts: ContactActions,
    attachments: AttachmentActions, refused: @escaping Refused
  ) {
    self.notes = notes
    self.tasks = tasks
    self.contacts = contacts
    self.attachments = attachments
    self.database = database
    self.refused = refused
  }

  public func add(to routes: inout Routes) {
    routes.page(.post, "/accounts/{id}/notes", .accountsWrite, bodyLimit: AttachmentPages.bodyLimit) { request, actor in
      try await submit(request, actor, "timeline", addNote) { AccountForms(note: $0) }
    }
    routes.page(.post, "/accounts/{id}/tasks", .accountsWrite) { request, actor in
      try await submit(request, actor, "tasks", addTask) { AccountForms(task: $0) }
    }
    routes.page(.post, "/accounts/{id}/contacts", .accountsWrite) { request, actor in
      try await submit(request, actor, "people", addContact) { AccountForms(contact: $0) }
    }
  }

  private func addNote(_ sent: Multipart, _ account: ID<Account>, _ request: Request, _ actor: Actor) async throws {
    try sent.checkFiles()
    var fields = Fields(form: sent.fields)
    var command = NoteActions.Command(
      kind: fields.choice("kind") ?? .note, body: fields.noteBody("body"), outcome: fields.choice("outcome"))
    if let day = fields.date("occurredOn"), day != request.today {
      fields.validation.require(day < request.today, "/occurredOn", "inTheFuture")
      // Nobody said at what time: noon keeps the day in every reader's zone nearby.
      command.occurredAt = day.start(in: request.reader.timeZone) + .hours(12)
    }
    try fields.check()
    let note = try await notes.add(command, to: account, by: actor)
    if !sent.files.isEmpty { try await attachments.add(sent.arrived, to: note.id, by: actor) }
  }

  private func addTask(_ sent: Multipart, _ account: ID<Account>, _: Request, _ actor: Actor) async throws {
    var fields = Fields(form: sent.fields)
    var draft = TaskDraft(TaskDetails(title: ""))
    draft.read(&fields, isNew: true, prefersDays: true)
    draft.details.account = account
    try fields.check()
    _ = try await tasks.create(draft, by: actor)
  }

  /// A contact whose address is known already is attached instead of added.
  private func addContact(_ sent: Multipart, _ account: ID<Account>, _: Request, _ actor: Actor) async throws {
    var fields = Fields(form: sent.fields)
    var command = ContactActions.Command(details: ContactDetails())
    command.read(&fields, isNew: true)
    let place = ContactAccount(account: account, role: fields.choice("role") ?? .user)
    command.accounts = [place]
    try fields.check()
    if let known = try await visibleContact(command.emails, for: actor) {
      _ = try await contacts.attach(known, to: place, by: actor)
    } else {
      _ = try await contacts.create(command, by: actor)
    }
  }

  private func visibleContact(_ emails: [String], for actor: Actor) async throws -> ID<Contact>? {
    guard let email = emails.first else { return nil }
    return try await database.read { tx in
      guard let id = try ContactStore.id(ofEmail: email, in: actor.workspace, tx) else { return nil }
      return try ContactStore.find(id, where: ContactAccess.visible(to: actor), in: actor.workspace, tx)?.id
    }
  }

  private func submit(
    _ request: Request, _ actor: Actor, _ anchor: String,
    _ action: (Multipart, ID<Account>, Request, Actor) async throws -> Void, _ forms: (SubmittedForm) -> AccountForms
  ) async throws -> Response {
    let account = try request.id(of: Account.self)
    try await database.read { tx in try AccountAccess.require(account, for: actor, tx) }
    let sent = try await attachments.form(request, actor)
    defer { attachments.discard(sent.arrived) }
    do {
      try await action(sent, account, request, actor)
      return .seeOther(("/accounts/\(account)" as Path).anchor(anchor))
    } catch let error as any ProblemConvertible where [409, 413, 422].contains(error.problem.status) {
      let page = try await refused(request, actor, account, forms(SubmittedForm(sent.fields, error.problem)))
      return .html(page, status: HTTPResponse.Status(code: error.problem.status))
    }
  }
}
