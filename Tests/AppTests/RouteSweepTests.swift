import HTTPTypes
import Kernel
import TestSupport
import Testing

@testable import App
@testable import Identity
@testable import Web

@Suite struct `Every route` {
  /// What everybody may ask for without signing in. Nothing is added here without a reason.
  private static let open = Set<String>([
    "GET /assets/{name}", "GET /setup", "POST /setup", "GET /sign-in", "POST /sign-in", "POST /sign-out",
    "GET /invitations/{token}", "POST /invitations/{token}", "POST /language",
  ]).union(tracking)

  /// Segment's protocol: the handler asks for a write key.
  private static let tracking = Set(
    ["track", "t", "identify", "i", "group", "g", "page", "p", "screen", "s", "alias", "a", "batch", "import"]
      .flatMap { ["POST /v1/\($0)", "OPTIONS /v1/\($0)"] })

  @Test func `is closed to those who are not signed in, unless it stands on the public list`() async throws {
    try await AppFixture.with { app, client in
      let routes = app.services.routes().all
      #expect(Set(routes.filter { $0.access == .anyone }.map(Self.name)) == Self.open)
      for route in routes where route.access != .anyone {
        let path = RoutePath.filled(route.path, from: app.acme)
        let body = route.form == .api ? RoutePath.json(route, app.acme) : nil
        let answer = try await client.api(route.method, path, body, .nobody)
        switch route.form {
        case .page:
          let place = answer.location ?? ""
          #expect(answer.status == 303 && place.hasPrefix("/sign-in"), "\(Self.name(route)): \(answer.status)")
        case .api, .collector:
          #expect(answer.status == 401 && answer.contentType == "application/problem+json", "\(Self.name(route))")
          #expect(answer.text("type") == "urn:saathi:problem:unauthenticated", "\(Self.name(route))")
        }
      }
    }
  }

  @Test(arguments: [BuiltInRole.recruiter, .viewer, .author, .agent, .csm, .manager, .admin, .owner])
  func `is refused exactly to the roles without its permission, and never fails`(role: BuiltInRole) async throws {
    try await AppFixture.with { app, client in
      let session = try #require(app.acme.sessions[role])
      for route in app.services.routes().all {
        guard case .holder(let permission) = route.access else { continue }
        let path = RoutePath.filled(route.path, from: app.acme)
        let answer = try await RoutePath.send(route, path, session, app.acme, client)
        let isRefused = answer.status == 403
        let what = "\(role): \(Self.name(route)) answered \(answer.status)"
        #expect(isRefused == !role.permissions.contains(permission), "\(what) \(answer.body.suffix(300))")
        #expect(answer.status < 500 && answer.status != 401, "\(what)")
      }
    }
  }

  @Test(arguments: TokenScope.allCases)
  func `of the API is refused to tokens without its scope`(scope: TokenScope) async throws {
    try await AppFixture.with { app, client in
      let token = try #require(app.acme.tokens[scope])
      for route in app.services.routes().all where route.form == .api {
        guard case .holder(let permission) = route.access else { continue }
        let path = RoutePath.filled(route.path, from: app.acme)
        let answer = try await client.api(route.method, path, RoutePath.json(route, app.acme), .bearer(token))
        let what = "\(scope): \(Self.name(route)) answered \(answer.status)"
        #expect((answer.status == 403) == !scope.permissions.contains(permission), "\(what)")
        #expect(answer.status < 500, "\(what)")
      }
    }
  }

  @Test func `about the caller answers every role and every token`() async throws {
    try await AppFixture.with { app, client in
      let routes = app.services.routes().all.filter { $0.access == .caller }
      #expect(routes.map(Self.name) == ["GET /api/v1/calendar", "GET /api/v1/me"])
      let credentials =
        app.acme.sessions.values.map(AppClient.Credential.session)
        + app.acme.tokens.values.map(AppClient.Credential.bearer)
      for credential in credentials {
        let answer = try await client.get("/api/v1/me", credential)
        #expect(answer.status == 200 && answer.text("workspace.id") == "\(app.acme.workspace.id)", "\(answer.body)")
        #expect(try await client.get("/api/v1/calendar", credential).status == 200)
      }
    }
  }

  @Test func `sees nothing of another workspace, as if its rows were not there`() async throws {
    try await AppFixture.with { app, client in
      let before = try await app.rowCounts()
      let stranger = try #require(app.globex.sessions[.owner])
      for route in app.services.routes().all where RoutePath.namesRow(route.path) {
        let theirs = RoutePath.filled(route.path, from: app.acme)
        let absent = RoutePath.filled(route.path) {
          $0 == "measure" ? app.acme.id($0) : Self.absent(app.acme.id($0))
        }
        let found = try await RoutePath.send(route, theirs, stranger, app.globex, client)
        let missed = try await RoutePath.send(route, absent, stranger, app.globex, client)
        #expect(found.status == 404, "\(Self.name(route)) answered \(found.status)")
        #expect(missed.status == found.status, "\(Self.name(route)): \(missed.status) for an absent id")
        #expect(Self.plain(found) == Self.plain(missed), "\(Self.name(route))")
        let own = RoutePath.filled(route.path, from: app.globex)
        let known = route.method == .get ? try await client.get(own, app.globex.owner).status : 200
        #expect(known < 400, "premise: \(own) answered \(known)")
      }
      #expect(try await app.rowCounts() == before)
    }
  }

  @Test func `answers 405 with what it allows to other methods`() async throws {
    try await AppFixture.with { app, client in
      for (path, routes) in Dictionary(grouping: app.services.routes().all, by: \.path) {
        let known = Set(routes.map(\.method))
        let all: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]
        for method in all where !known.contains(method) {
          let answer = try await client.send(method, RoutePath.filled(path, from: app.acme), app.acme.owner)
          let allowed = answer.headers[.allow]?.split(separator: ",").map { String($0).trimmed } ?? []
          #expect(answer.status == 405, "\(method) \(path): \(answer.status)")
          #expect(Set(allowed).subtracting(["HEAD"]) == Set(known.map(\.rawValue)), "\(method) \(path): \(allowed)")
        }
      }
    }
  }

  @Test(arguments: [
    "x", "0", "acc_", "%00", "%FF%FE", "..%2F..%2Fetc", "%27%20OR%201%3D1--", "acc_zzzzzzzzzzzzzzzzzzzzzzzzzz",
    String(repeating: "9", count: 3000), "%E0%A4%95", "-1", "99999999999999999999",
  ])
  func `refuses an id that is none`(id: String) async throws {
    try await AppFixture.with { app, client in
      let session = try #require(app.acme.sessions[.owner])
      for route in app.services.routes().all where !RoutePath.parameters(route.path).isEmpty {
        let path = RoutePath.filled(route.path, words: false) { _ in id }
        let answer = try await RoutePath.send(route, path, session, app.acme, client)
        #expect([404, 422].contains(answer.status), "\(Self.name(route)) with \(id.prefix(40)): \(answer.status)")
      }
    }
  }

  private static func name(_ route: Route) -> String { "\(route.method.rawValue) \(route.path)" }

  /// An id of the same kind that nothing has.
  private static func absent(_ id: String) -> String {
    guard let last = id.last else { return id }
    let other: Character = last == "0" ? "4" : "0"
    return String(id.dropLast(2)) + String([other, other])
  }

  /// The body without what belongs to the request itself.
  private static func plain(_ answer: AppClient.Answer) -> String {
    answer.body.replacing(/urn:saathi:request:[A-Za-z0-9_-]+/, with: "").replacing(
      /[a-z]{2,4}_[0-9a-z]{20,}/, with: "ID")
  }
}
