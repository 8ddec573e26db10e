import HTTPTypes
import Kernel
import Web

/// The roles: what the built-in ones may do, and the workspace's own.
struct RolePages: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.page(.get, "/settings/roles", .peopleManage) { request, actor in
      .html(try await list(request, actor))
    }
    routes.page(.post, "/settings/roles", .peopleManage) { request, actor in
      try await save(request, actor, at: "/settings/roles") { try await _ = identity.roles.create($0, by: actor) }
    }
    routes.page(.get, "/settings/roles/new", .peopleManage) { request, _ in
      .html(form(SubmittedForm(["visibility": "all"]), at: "/settings/roles", permissions: [], nil, request))
    }
    routes.page(.get, "/settings/roles/{id}", .peopleManage, edit)
    routes.page(.post, "/settings/roles/{id}", .peopleManage) { request, actor in
      let id: ID<Role> = try request.id()
      _ = try await load(id, actor)
      return try await save(request, actor, at: "/settings/roles/\(id)", id) {
        try await identity.roles.change(id, to: $0, by: actor)
      }
    }
    routes.page(.post, "/settings/roles/{id}/removal", .peopleManage, remove)
    routes.page(.post, "/settings/built-in-roles/{role}/visibility", .peopleManage, setVisibility)
  }

  private func list(_ request: Request, _ actor: Actor, _ problem: Problem? = nil) async throws -> HTML {
    let roles = try await identity.database.read { tx in try RoleStore.all(tx, actor.workspace) }
    return identity.frame(
      request, title: request.words["settings.roles"], RoleViews.page(roles, problem, actor, request))
  }

  private func edit(_ request: Request, _ actor: Actor) async throws -> Response {
    let id: ID<Role> = try request.id()
    let role = try await load(id, actor)
    let values = SubmittedForm(["name": role.name ?? "", "visibility": role.visibility.rawValue])
    return .html(form(values, at: "/settings/roles/\(id)", permissions: role.permissions, id, request))
  }

  private func load(_ id: ID<Role>, _ actor: Actor) async throws -> Role {
    let role = try await identity.database.read { tx in try RoleStore.find(tx, actor.workspace, .custom(id)) }
    guard let role else { throw Problem.notFound }
    return role
  }

  private func form(
    _ form: SubmittedForm, at path: Path, permissions: Set<Permission>, _ id: ID<Role>?, _ request: Request
  ) -> HTML {
    let sent = form.values("permission").map { Set($0.compactMap(Permission.init(rawValue:))) }
    let content = RoleViews.form(form, at: path, permissions: sent ?? permissions, id, request)
    return identity.frame(request, title: request.words["settings.roles"], content)
  }

  private func save(
    _ request: Request, _ actor: Actor, at path: Path, _ id: ID<Role>? = nil,
    _ action: (RoleDraft) async throws -> Void
  ) async throws -> Response {
    let sent = try await request.form()
    return try await IdentityPages.submit(sent) {
      var fields = Fields(form: sent)
      let name = fields.text("name", limit: 100)
      let visibility: RowVisibility? = fields.requiredChoice("visibility")
      let permissions = Set(sent.all("permission").compactMap(Permission.init(rawValue:)))
      try fields.check()
      try await action(RoleDraft(name: name, permissions: permissions, visibility: visibility ?? .mine))
      return .seeOther("/settings/roles")
    } refused: {
      form($0, at: path, permissions: [], id, request)
    }
  }

  private func remove(_ request: Request, _ actor: Actor) async throws -> Response {
    let sent = try await request.form()
    return try await IdentityPages.submit(sent) {
      try await identity.roles.delete(request.id(), by: actor)
      return .seeOther("/settings/roles")
    } refused: {
      try await list(request, actor, $0.problem)
    }
  }

  private func setVisibility(_ request: Request, _ actor: Actor) async throws -> Response {
    let sent = try await request.form()
    guard let role = BuiltInRole(rawValue: try request.parameter("role")) else { throw Problem.notFound }
    var fields = Fields(form: sent)
    let visibility: RowVisibility? = fields.requiredChoice("visibility")
    try fields.check()
    try await identity.roles.setVisibility(role, visibility ?? .all, by: actor)
    return .seeOther("/settings/roles")
  }
}
