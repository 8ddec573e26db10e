import HTTPTypes
import Kernel
import Web

/// Forms that make, change and remove teams; they stand on the page of people.
struct TeamPages: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.page(.post, "/settings/teams", .peopleManage) { request, actor in
      try await save(nil, request, actor) { name, members in
        try await identity.teams.create(name: name, members: members, by: actor)
      }
    }
    routes.page(.post, "/settings/teams/{id}", .peopleManage) { request, actor in
      let id: ID<Team> = try request.id()
      try await identity.teams.require(id, for: actor)
      return try await save(id, request, actor) { name, members in
        try await identity.teams.change(id, name: name, members: members, by: actor)
      }
    }
    routes.page(.post, "/settings/teams/{id}/removal", .peopleManage) { request, actor in
      _ = try await request.form()
      try await identity.teams.delete(request.id(), by: actor)
      return .seeOther("/settings/people")
    }
  }

  private func save(
    _ id: ID<Team>?, _ request: Request, _ actor: Actor, _ action: (String, [ID<Person>]) async throws -> Void
  ) async throws -> Response {
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      var fields = Fields(form: form)
      let name = fields.text("name", limit: 100)
      let members = form.all("member").compactMap { ID<Person>($0) }
      try fields.check()
      try await action(name, members)
      return .seeOther(("/settings/people" as Path).anchor("teams"))
    } refused: {
      try await PeopleList(identity: identity).page(request, actor, refused: TeamForm(team: id, form: $0))
    }
  }
}
