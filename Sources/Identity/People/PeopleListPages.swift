import Kernel
import Web

/// The list of everybody, with the open invitations and the teams.
struct PeopleList: Sendable {
  let identity: IdentityRoutes

  func page(_ request: Request, _ actor: Actor, refused: TeamForm? = nil) async throws -> HTML {
    let now = identity.effects.now
    let view = try await identity.database.read { tx in
      PeopleView(
        members: try PersonStore.all(tx, actor.workspace), roles: try RoleStore.all(tx, actor.workspace),
        teams: try TeamStore.all(tx, actor.workspace),
        invitations: try InvitationStore.open(tx, actor.workspace, at: now), now: now)
    }
    let content = PeopleViews.page(view, refused, actor, request)
    return identity.frame(request, title: request.words["settings.people"], content)
  }
}
