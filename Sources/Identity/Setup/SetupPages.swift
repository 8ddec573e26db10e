import Foundation
import HTTPTypes
import Kernel
import Web

/// The first run: who opens an installation without any workspace makes its first.
struct SetupPages: Sendable {
  let identity: IdentityRoutes

  func add(to routes: inout Routes) {
    routes.openPage(.get, "/setup") { request in
      try await requireFirstRun()
      return .html(SetupViews.page(SubmittedForm(Self.suggestions(request)), request))
    }
    routes.openPage(.post, "/setup", submit)
  }

  private func submit(_ request: Request) async throws -> Response {
    try await requireFirstRun()
    let form = try await request.form()
    return try await IdentityPages.submit(form) {
      let (workspace, owner) = try Self.read(form)
      let made = try await identity.workspaces.setUp(workspace, owner: owner)
      let token = try await identity.sessions.start(
        for: made.owner, in: made.workspace.id, former: nil, from: request.client)
      return Response.seeOther("/")
        .signingIn(token.text, for: identity.sessions.policy.absolute, secure: identity.isSecure)
    } refused: {
      SetupViews.page($0, request)
    }
  }

  private func requireFirstRun() async throws {
    if try await identity.database.read({ tx in try WorkspaceStore.hasAny(tx) }) { throw Problem.notFound }
  }

  private static func read(_ form: Query) throws -> (NewWorkspace, NewOwner) {
    var fields = Fields(form: form)
    let name = fields.text("workspace", limit: 100)
    let language: LanguageCode? = fields.requiredChoice("language")
    let zone = fields.parsed("timeZone", "notAChoice") { TimeZone(identifier: $0) }
    let currency = fields.parsed("currency", "notAChoice") { Currency($0) }
    let person = fields.text("name", limit: 100)
    let email = fields.email("email")
    let password = form["password"] ?? ""
    PasswordRules.check(password, about: [email?.key ?? "", person, name], "/password", &fields.validation)
    try fields.check()
    guard let email else { throw Problem.invalid("/email", "notAnEmail") }
    return (
      NewWorkspace(
        name: name, language: language ?? .english, timeZone: zone ?? .gmt, currency: currency ?? .usd),
      NewOwner(name: person, email: email, password: password)
    )
  }

  /// What somebody who reads this language most probably wants.
  private static func suggestions(_ request: Request) -> [String: String] {
    let language = request.reader.language
    switch language {
    case .english: return ["language": language.rawValue, "timeZone": "UTC", "currency": "USD"]
    case .hindi: return ["language": language.rawValue, "timeZone": "Asia/Kolkata", "currency": "INR"]
    case .korean: return ["language": language.rawValue, "timeZone": "Asia/Seoul", "currency": "KRW"]
    }
  }
}
