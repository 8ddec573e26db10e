import HTTPTypes
import Kernel
import Language
import Logging
import NIOCore

/// What happens to every request around its handler: who sends it, whether they may, what becomes of errors,
/// and the headers that every answer has.
public struct Pipeline: Sendable {
  let authenticator: any Authenticator
  let idempotency: any IdempotencyKeeper
  let catalogue: Catalogue
  let effects: Effects
  let settings: WebSettings
  let logger: Logger
  /// The page that tells a reader of a problem.
  let problemPage: @Sendable (Problem, Request) -> HTML
  /// How much that concerns them the reader of a page has not read.
  let unread: @Sendable (Caller) async -> Int
  /// A workspace's own words in a language, by the keys of the catalogue.
  let ownWords: @Sendable (ID<Workspace>, LanguageCode) async -> [String: String]

  public init(
    authenticator: any Authenticator, idempotency: any IdempotencyKeeper, catalogue: Catalogue, effects: Effects,
    settings: WebSettings, logger: Logger, unread: @escaping @Sendable (Caller) async -> Int = { _ in 0 },
    ownWords: @escaping @Sendable (ID<Workspace>, LanguageCode) async -> [String: String] = { _, _ in [:] },
    problemPage: @escaping @Sendable (Problem, Request) -> HTML
  ) {
    self.authenticator = authenticator
    self.idempotency = idempotency
    self.catalogue = catalogue
    self.effects = effects
    self.settings = settings
    self.logger = logger
    self.unread = unread
    self.ownWords = ownWords
    self.problemPage = problemPage
  }

  /// Answers: never throws, because every error is an answer too.
  func respond(to incoming: IncomingRequest, by route: Route) async -> Response {
    var request = incoming.request(at: effects.now, words: words(for: incoming.headers, caller: nil))
    var response: Response
    do {
      request.caller = try await caller(of: request, route: route)
      request.words = await words(for: request)
      try admit(request, to: route)
      if route.form == .page, let caller = request.caller { request.unread = await unread(caller) }
      request.recall = { [request] in try await admitted(request, to: route) }
      response = try await withTimeLimit(settings.requestTimeLimit) { [request] in
        try await idempotency.answer(request, route: route, by: route.handler)
      }
    } catch {
      response =
        (error as? Moved).flatMap { Response.moved($0, request) }
        ?? answer(
          to: problem(of: error, request), request, route)
    }
    complete(&response, request, route)
    return response
  }

  private func caller(of request: Request, route: Route) async throws -> Caller? {
    if route.form == .api, let header = request.headers[.authorization] {
      guard header.lowercased().hasPrefix("bearer ") else { throw Problem.unauthenticated }
      guard let caller = try await authenticator.caller(for: .bearer(String(header.dropFirst(7)))) else {
        throw Problem.unauthenticated
      }
      return caller
    }
    guard route.form != .collector, let cookie = request.cookie(Cookies.session) else { return nil }
    return try await authenticator.caller(for: .session(cookie))
  }

  /// The caller by now, who still may.
  private func admitted(_ request: Request, to route: Route) async throws -> Caller? {
    var again = request
    again.caller = try await caller(of: request, route: route)
    try admit(again, to: route)
    return again.caller
  }

  private func admit(_ request: Request, to route: Route) throws {
    let changes = ![.get, .head, .options].contains(route.method)
    if changes, route.form != .collector, CSRF.isCrossSite(request.headers) { throw Problem(status: 403, code: "csrf") }
    guard route.access != .anyone else { return }
    guard let caller = request.caller else { throw Problem.unauthenticated }
    if case .holder(let permission) = route.access { try caller.actor.require(permission) }
    if route.access == .person, caller.actor.person == nil { throw Problem.forbidden }
    if changes, route.form == .api, request.headers[.authorization] == nil {
      guard CSRF.matches(request.headers[.csrfToken], secret: request.cookieSecret) else {
        throw Problem(status: 403, code: "csrf")
      }
    }
  }

  private func words(for request: Request) async -> Words {
    let words = words(for: request.headers, caller: request.caller)
    guard let caller = request.caller else { return words }
    return words.saying(await ownWords(caller.actor.workspace, words.language))
  }

  private func words(for headers: HTTPFields, caller: Caller?) -> Words {
    let chosen = Cookies.value(of: Cookies.language, in: headers).flatMap(LanguageCode.init(rawValue:))
    let language = caller?.language ?? chosen ?? AcceptLanguage.best(headers[.acceptLanguage]) ?? .english
    return catalogue.words(for: Reader(language: language, timeZone: caller?.timeZone ?? settings.timeZone))
  }

  private func problem(of error: any Error, _ request: Request) -> Problem {
    if let known = error as? any ProblemConvertible {
      let problem = known.problem
      if problem.status >= 500 { log(error, request) }
      return problem
    }
    if error is CancellationError { return Problem(status: 503, code: "unavailable", retryAfter: 1) }
    log(error, request)
    return Problem(status: 500, code: "internal")
  }

  private func log(_ error: any Error, _ request: Request) {
    logger.error(
      "request failed", metadata: ["request.id": "\(request.id)", "error": "\(String(reflecting: error))"])
  }

  private func answer(to problem: Problem, _ request: Request, _ route: Route) -> Response {
    if route.form == .page, problem.status == 401 {
      let back = route.method == .get ? request.pathWithQuery : nil
      return .seeOther(("/sign-in" as Path).query("next", back))
    }
    var response: Response
    switch route.form {
    case .page: response = .html(problemPage(problem, request))
    case .api, .collector:
      let json = ProblemJSON(problem, words: request.words, requestID: request.id)
      response = (try? .json(json)) ?? Response(status: .internalServerError)
      response.headers[.contentType] = "application/problem+json"
      if problem.status == 401 {
        response.headers[.wwwAuthenticate] = route.form == .api ? "Bearer" : "Basic realm=\"write key\""
      }
    }
    response.status = HTTPResponse.Status(code: problem.status)
    if let seconds = problem.retryAfter { response.headers[.retryAfter] = String(seconds) }
    return response
  }

  private func complete(_ response: inout Response, _ request: Request, _ route: Route) {
    response.headers[.requestID] = request.id
    response.headers.append(contentsOf: SecurityHeaders.all)
    response.headers[.contentLanguage] = request.reader.language.rawValue
    if route.form == .collector { response.headers[.accessControlAllowOrigin] = "*" }
    if route.form == .page, request.cookie(Cookies.session) == nil, request.cookie(Cookies.visitor) == nil {
      response = response.settingCookie(
        Cookies.header(Cookies.visitor, request.cookieSecret, maxAge: nil, secure: settings.isSecure))
    }
  }
}
