import HTTPTypes
import Kernel
import Web

/// The page behind an invitation's link.
struct InvitationPages: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.openPage(.get, "/invitations/{token}") { request in
      try identity.sessions.admit(from: request.client)
      let open = try await identity.invitations.open(request.parameter("token"))
      return .html(InvitationViews.page(open, SubmittedForm(), request))
    }
    routes.openPage(.post, "/invitations/{token}", accept)
  }

  private func accept(_ request: Request) async throws -> Response {
    try identity.sessions.admit(from: request.client)
    let open = try await identity.invitations.open(request.parameter("token"))
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      var fields = Fields(form: form)
      let name = fields.text("name", limit: 100)
      let password = form["password"] ?? ""
      PasswordRules.check(
        password, about: [open.invitation.email.lowercased(), name, open.workspace.name], "/password",
        &fields.validation)
      try fields.check()
      let person = try await identity.invitations.accept(
        open, name: name, password: password, language: request.reader.language)
      let token = try await identity.sessions.start(
        for: person, in: open.workspace.id, former: request.sessionToken, from: request.client)
      return Response.seeOther("/")
        .signingIn(token.text, for: identity.sessions.policy.absolute, secure: identity.isSecure)
    } refused: {
      InvitationViews.page(open, $0, request)
    }
  }
}
