import HTTPTypes
import Kernel
import Language
import Web

/// What the pages of this room have in common.
public enum IdentityPages {
  /// Runs `action`; a refusal that a person can do something about comes back as the form, filled in.
  public static func submit(
    _ form: Query, _ action: () async throws -> Response, refused: (SubmittedForm) async throws -> HTML
  ) async throws -> Response {
    do {
      return try await action()
    } catch let error as any ProblemConvertible where [403, 409, 412, 422, 429].contains(error.problem.status) {
      let problem = error.problem
      var response = Response.html(
        try await refused(SubmittedForm(form, problem)), status: HTTPResponse.Status(code: problem.status))
      if let seconds = problem.retryAfter { response.headers[.retryAfter] = String(seconds) }
      return response
    }
  }

  /// The layout of pages for those who are not signed in.
  static func bare(_ request: Request, title: String, summary: String? = nil, _ content: HTML) -> HTML {
    let words = request.words
    let layout = BareLayout(
      head: DocumentHead(language: words.language, title: title), path: Path(local: request.path) ?? "/",
      csrf: request.csrf, title: title, summary: summary)
    return layout.html(words, content)
  }
}

extension Request {
  /// From where the request comes, for the list of sessions and the limits on attempts.
  var client: SignInClient { SignInClient(address: remoteAddress, userAgent: headers[.userAgent]) }

  /// The hidden field of this page's forms.
  var csrf: CSRFField { CSRFField(token: csrfToken) }
}

extension Fields {
  /// A mail address that has to be there.
  mutating func email(_ name: String) -> EmailAddress? {
    let text = text(name, limit: 254)
    if text.isEmpty { return nil }
    let address = EmailAddress(text)
    validation.require(address != nil, "/\(name)", "notAnEmail")
    return address
  }

  /// One of the choices, which has to be there.
  mutating func requiredChoice<Choice: RawRepresentable<String>>(_ name: String, of _: Choice.Type = Choice.self)
    -> Choice?
  {
    let choice = choice(name, of: Choice.self)
    if choice == nil, !validation.problems.contains(where: { $0.pointer == "/\(name)" }) {
      validation.add("/\(name)", "required")
    }
    return choice
  }
}
