import HTTPTypes
import Kernel
import Web

/// Where one is signed in, and how to end it.
struct SessionPages: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.personPage(.get, "/settings/sessions") { request, actor in
      let (now, idle) = (identity.effects.now, identity.sessions.policy.idle)
      let current = request.sessionToken.flatMap { SecretToken(.session, reading: $0) }
      let (sessions, own) = try await identity.database.read { tx in
        let sessions = try SessionStore.all(tx, actor.workspace, of: actor.person, at: now, idle: idle)
        return (sessions, try current.flatMap { try SessionStore.id(tx, of: $0) })
      }
      let rows = sessions.map { SessionRow($0, isCurrent: $0.id == own) }
      return .html(
        identity.frame(
          request, title: request.words["settings.sessions"], SessionViews.page(rows, now: now, actor, request)))
    }
    routes.personPage(.post, "/settings/sessions/{id}/revocation") { request, actor in
      let form = try await request.form()
      try await identity.sessions.revoke(request.id(), by: actor)
      return .seeOther(form["returnTo"].flatMap(Path.init(local:)) ?? "/settings/sessions")
    }
  }
}
