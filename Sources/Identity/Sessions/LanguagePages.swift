import HTTPTypes
import Kernel
import Web

/// The language switch, for everybody, and the theme, for those who are signed in.
struct LanguagePages: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.openPage(.post, "/language") { request in
      let form = try await request.form()
      var fields = Fields(form: form)
      let chosen: LanguageCode? = fields.requiredChoice("language")
      try fields.check()
      guard let language = chosen else { throw Problem.invalid("/language", "required") }
      if let actor = request.caller?.actor, actor.kind == .person {
        try await identity.people.setLanguage(language, by: actor)
      }
      let back = form["returnTo"].flatMap(Path.init(local:)) ?? "/"
      return Response.seeOther(back).choosing(language, secure: identity.isSecure)
    }
    routes.personPage(.post, "/theme") { request, _ in
      let form = try await request.form()
      guard let theme = form["theme"].flatMap(DocumentHead.Theme.init) else {
        throw Problem.invalid("/theme", "notAChoice")
      }
      let back = form["returnTo"].flatMap(Path.init(local:)) ?? "/"
      return Response.seeOther(back).choosing(theme, secure: identity.isSecure)
    }
  }
}
