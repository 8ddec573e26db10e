import Kernel
import Language
import Storage
import Web

/// The page of one account: its header, and the panels of all rooms.
public struct AccountPages: Sendable {
  /// The panels of all rooms, top to bottom in each column, with refused forms filled in.
  public typealias Panels = @Sendable (AccountForms) -> [AccountPanel]

  let database: Database
  let actions: AccountActions
  let panels: Panels
  let staff: Staff
  let bell: LiveBell
  let frame: PageFrame
  let pastHealth: AccountPast.HealthSource

  public init(
    database: Database, actions: AccountActions, panels: @escaping Panels, staff: Staff, bell: LiveBell,
    frame: PageFrame, pastHealth: AccountPast.HealthSource = .none
  ) {
    self.database = database
    self.actions = actions
    self.panels = panels
    self.staff = staff
    self.bell = bell
    self.frame = frame
    self.pastHealth = pastHealth
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/accounts/new", .accountsWrite, new)
    routes.page(.post, "/accounts", .accountsWrite, create)
    routes.page(.get, "/accounts/{id}", .accountsRead, show)
    routes.page(.get, "/accounts/{id}/live", .accountsRead, live)
    routes.page(.get, "/accounts/{id}/edit", .accountsWrite, edit)
    routes.page(.post, "/accounts/{id}", .accountsWrite, change)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    .html(try await page(of: try request.id(), request, actor))
  }

  /// Tells an open page when it is out of date.
  private func live(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let (database, panels) = (database, panels(AccountForms()))
    return try await .live(request, bell) { actor in
      try await database.read { tx in try AccountStampStore.stamp(id, panels: panels, for: actor, tx) }
    }
  }

  /// The page as a whole, with a form of a panel as it was refused, if one was.
  public func page(
    of id: ID<Account>, _ request: Request, _ actor: Actor, forms: AccountForms = AccountForms()
  ) async throws -> HTML {
    let names = try await staff.names(in: actor.workspace)
    let time = try FilterTime(request)
    let past = AccountPast(time, today: request.today, in: request.companyZone, pastHealth)
    let panels = panels(forms).filter { !time.isPast || $0.showsPast }
    let view = try await database.read { tx in
      let account = try AccountAccess.load(id, for: actor, tx)
      let state = try AccountState(account, past, in: actor.workspace, tx)
      let context = AccountPanel.Context(
        account: account, summary: state.summary, request: request, actor: actor, people: names, time: time)
      return AccountPage(
        context, state, stamp: try AccountStampStore.stamp(id, panels: panels, for: actor, tx),
        know: try panels.filter { $0.column == .know }.compactMap { try $0.render(context, tx) },
        happened: try panels.filter { $0.column == .happened }.compactMap { try $0.render(context, tx) })
    }
    return frame(request, title: view.name, AccountViews.page(view, request.words))
  }

  private func new(_ request: Request, _ actor: Actor) async throws -> Response {
    let (attributes, stages) = try await defined(for: actor)
    let form = AccountForm(submitted: nil, account: nil, attributes: attributes, stages: stages)
    return .html(try await self.form(form, request, actor))
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    let submitted = try await request.form()
    let (attributes, stages) = try await defined(for: actor)
    do {
      var fields = Fields(form: submitted)
      var command = AccountActions.Command(details: AccountDetails(name: "", currency: workspace.currency))
      command.read(&fields, isNew: true)
      command.readAttributes(form: &fields, attributes)
      let parentName = fields.optionalText("parentName")
      try fields.check()
      command.details.parent = try await parent(named: parentName, for: actor)
      let account = try await actions.create(command, by: actor)
      return .seeOther("/accounts/\(account.id)")
    } catch let error as any ProblemConvertible where error.problem.isAboutForm {
      let form = AccountForm(
        submitted: SubmittedForm(submitted, error.problem.aboutForm), account: nil, attributes: attributes,
        stages: stages)
      return .html(try await self.form(form, request, actor), status: .unprocessableContent)
    }
  }

  private func edit(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let (account, parent) = try await database.read { tx in
      let account = try AccountAccess.load(id, for: actor, tx)
      let names = try AccountStore.names(of: [account.details.parent].compactMap(\.self), in: actor.workspace, tx)
      return (account, names.values.first)
    }
    let (attributes, stages) = try await defined(for: actor)
    let form = AccountForm(
      submitted: nil, account: account, parent: parent, attributes: attributes, stages: stages)
    return .html(try await self.form(form, request, actor))
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let submitted = try await request.form()
    let account = try await database.read { tx in try AccountAccess.load(id, for: actor, tx) }
    let (attributes, stages) = try await defined(for: actor)
    do {
      let version = submitted["version"].flatMap { Int($0) }
      let parent = try await parent(named: submitted["parentName"]?.trimmed, for: actor, below: account)
      _ = try await actions.change(id, version: version, by: actor) { command in
        var fields = Fields(form: submitted)
        command.read(form: &fields)
        command.readAttributes(form: &fields, attributes)
        if submitted["parentName"] != nil { command.details.parent = parent }
        try fields.check()
      }
      return .seeOther("/accounts/\(id)")
    } catch let error as any ProblemConvertible where error.problem.isAboutForm {
      let form = AccountForm(
        submitted: SubmittedForm(submitted, error.problem.aboutForm), account: account, attributes: attributes,
        stages: stages)
      return .html(try await self.form(form, request, actor), status: .unprocessableContent)
    }
  }

  /// What the workspace has defined for the form.
  private func defined(for actor: Actor) async throws -> (attributes: AttributeDefinitions, stages: LifecycleStages) {
    try await database.read { tx in
      (try AttributeStore.all(in: actor.workspace, tx), try StageDefinitionStore.all(in: actor.workspace, tx))
    }
  }

  /// The account of this name that the actor sees; where several are called so, the one that it is now.
  private func parent(
    named name: String?, for actor: Actor, below account: Account? = nil
  ) async throws -> ID<Account>? {
    guard let name, !name.isEmpty else { return nil }
    let found = try await database.read { tx in
      try AccountStore.ids(named: name, where: AccountAccess.visible(to: actor), in: actor.workspace, tx)
    }
    if let present = account?.details.parent, found.contains(present) { return present }
    guard let first = found.first else { throw Problem.invalid("/parentName", "unknownAccount") }
    guard found.count == 1 else { throw Problem.invalid("/parentName", "severalAccounts") }
    return first
  }

  private func form(_ form: AccountForm, _ request: Request, _ actor: Actor) async throws -> HTML {
    let names = try await staff.names(in: actor.workspace)
    return frame(request, title: form.title(request.words), AccountFormViews.page(form, request, owners: names))
  }
}

extension Problem {
  /// Whether a person can do something about it in the form: 409, 412 and 422.
  var isAboutForm: Bool { [409, 412, 422].contains(status) }

  /// The form names the parent where the API has its id.
  fileprivate var aboutForm: Problem {
    let fields = fields.map { field in
      field.pointer == "/parentId"
        ? Field(pointer: "/parentName", code: field.code, arguments: field.arguments) : field
    }
    return Problem(status: status, code: code, arguments: arguments, fields: fields, retryAfter: retryAfter)
  }
}
