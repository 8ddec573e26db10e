import HTTPTypes
import Kernel
import Web

/// The staff: who is there, who was invited, what each may do.
struct PeoplePages: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.page(.get, "/settings/people", .peopleManage) { request, actor in
      .html(try await PeopleList(identity: identity).page(request, actor))
    }
    routes.page(.get, "/settings/people/invite", .peopleManage) { request, actor in
      .html(try await invitePage(SubmittedForm(["role": "csm"]), request, actor))
    }
    routes.page(.post, "/settings/people/invite", .peopleManage, invite)
    routes.page(.get, "/settings/people/{id}", .peopleManage) { request, actor in
      .html(try await personPage(request, actor))
    }
    routes.page(.post, "/settings/people/{id}/role", .peopleManage, changeRole)
    routes.page(.post, "/settings/people/{id}/deactivation", .peopleManage) { request, actor in
      try await act(request, actor) { try await identity.people.deactivate($0, by: actor) }
    }
    routes.page(.post, "/settings/people/{id}/reactivation", .peopleManage) { request, actor in
      try await act(request, actor) { try await identity.people.reactivate($0, by: actor) }
    }
    routes.page(.post, "/settings/invitations/{id}/withdrawal", .peopleManage) { request, actor in
      _ = try await request.form()
      try await identity.invitations.withdraw(request.id(), by: actor)
      return .seeOther("/settings/people")
    }
  }

  private func invite(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      var fields = Fields(form: form)
      let email = fields.email("email")
      let role = fields.parsed("role", "notAChoice") { RoleReference($0) }
      fields.validation.require(role != nil, "/role", "required")
      try fields.check()
      guard let email, let role else { throw Problem.invalid("/email", "required") }
      let token = try await identity.invitations.invite(email, as: role, by: actor)
      let content = PeopleViews.invited(email, link: "/invitations/\(token.text)", identity.publicAddress, request)
      return .html(identity.frame(request, title: request.words["people.invite"], content))
    } refused: {
      try await invitePage($0, request, actor)
    }
  }

  private func invitePage(_ form: SubmittedForm, _ request: Request, _ actor: Actor) async throws -> HTML {
    let roles = try await identity.database.read { tx in try RoleStore.all(tx, actor.workspace) }
    return identity.frame(
      request, title: request.words["people.invite"], PeopleViews.inviteForm(form, roles, request))
  }

  private func changeRole(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await act(request, actor, form) { id in
      guard let role = form["role"].flatMap({ RoleReference($0) }) else { throw Problem.invalid("/role", "notAChoice") }
      try await identity.people.changeRole(of: id, to: role, by: actor)
    }
  }

  /// Does something to the person of the path, then shows them again, with what was wrong.
  private func act(
    _ request: Request, _ actor: Actor, _ sent: Query? = nil, _ action: (ID<Person>) async throws -> Void
  ) async throws -> Response {
    let id: ID<Person> = try request.id()
    let form: Query
    if let sent { form = sent } else { form = try await request.form() }
    return try await IdentityPages.submit(form) {
      try await action(id)
      return .seeOther("/settings/people/\(id)")
    } refused: {
      try await personPage(request, actor, $0)
    }
  }

  private func personPage(
    _ request: Request, _ actor: Actor, _ form: SubmittedForm? = nil
  ) async throws -> HTML {
    let id: ID<Person> = try request.id()
    let (now, idle) = (identity.effects.now, identity.sessions.policy.idle)
    let view = try await identity.database.read { tx in
      PersonView(
        member: try PersonAccess.load(tx, id, for: actor), roles: try RoleStore.all(tx, actor.workspace),
        sessions: try SessionStore.all(tx, actor.workspace, of: id, at: now, idle: idle).map { SessionRow($0) },
        now: now)
    }
    return identity.frame(request, title: view.member.person.name, PersonViews.page(view, form, actor, request))
  }
}
