import HTTPTypes
import Kernel
import Web

/// API tokens: those that exist, a new one, the end of one.
struct TokenPages: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.page(.get, "/settings/tokens", .tokensManage) { request, actor in
      .html(try await page(SubmittedForm(["expiresInDays": "90"]), request, actor))
    }
    routes.page(.post, "/settings/tokens", .tokensManage, create)
    routes.page(.post, "/settings/tokens/{id}/revocation", .tokensManage) { request, actor in
      _ = try await request.form()
      try await identity.tokens.revoke(request.id(), by: actor)
      return .seeOther("/settings/tokens")
    }
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      var fields = Fields(form: form)
      let name = fields.text("name", limit: 100)
      let days = fields.integer("expiresInDays", in: 1...3650)
      let scopes = form.all("scope").compactMap(TokenScope.init(rawValue:))
      fields.validation.require(!scopes.isEmpty, "/scopes", "required")
      try fields.check()
      let made = try await identity.tokens.create(name: name, scopes: scopes, expiresIn: days, by: actor)
      return .html(try await page(SubmittedForm(), request, actor, made: made))
    } refused: {
      try await page($0, request, actor)
    }
  }

  private func page(
    _ form: SubmittedForm, _ request: Request, _ actor: Actor, made: NewAPIToken? = nil
  ) async throws -> HTML {
    let tokens = try await identity.database.read { tx in try TokenStore.all(tx, actor.workspace) }
    let content = TokenViews.page(tokens, form, made: made, now: identity.effects.now, actor, request)
    return identity.frame(request, title: request.words["settings.tokens"], content)
  }
}
