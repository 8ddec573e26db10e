import HTTPTypes
import Kernel
import Web

/// Signing in and out.
struct SignInPages: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.openPage(.get, "/sign-in", show)
    routes.openPage(.post, "/sign-in", signIn)
    routes.openPage(.post, "/sign-out") { request in
      _ = try await request.form()
      try await identity.sessions.signOut(request.sessionToken, by: request.caller?.actor)
      return Response.seeOther("/sign-in").signingOut(secure: identity.isSecure)
    }
  }

  private func show(_ request: Request) async throws -> Response {
    guard try await identity.database.read({ tx in try WorkspaceStore.hasAny(tx) }) else {
      return .seeOther("/setup")
    }
    let next = request.query["next"].flatMap(Path.init(local:))
    if request.caller != nil { return .seeOther(next ?? "/") }
    return .html(SignInViews.page(SubmittedForm(), next: next, workspaces: [], request))
  }

  private func signIn(_ request: Request) async throws -> Response {
    let form = try await request.form()
    let next = form["next"].flatMap(Path.init(local:))
    return try await IdentityPages.submit(form) {
      // What is no address is refused as a wrong one is: the form says nothing of who exists.
      guard let email = form["email"].flatMap({ EmailAddress($0) }) else { throw Self.refused }
      let outcome = try await identity.sessions.signIn(
        email, password: form["password"] ?? "", to: form["workspace"].flatMap { ID<Workspace>($0) },
        former: request.sessionToken, from: request.client)
      switch outcome {
      case .refused: throw Self.refused
      case .choose(let workspaces):
        return .html(
          SignInViews.page(SubmittedForm(["email": email.description]), next: next, workspaces: workspaces, request))
      case .signedIn(let token):
        return Response.seeOther(next ?? "/")
          .signingIn(token.text, for: identity.sessions.policy.absolute, secure: identity.isSecure)
      }
    } refused: {
      SignInViews.page($0, next: next, workspaces: [], request)
    }
  }

  private static let refused = Problem(status: 422, code: "signInRefused")
}
