import HTTPTypes
import Kernel
import TestSupport
import Testing

@testable import App
@testable import Identity
@testable import Web

@Suite struct `Every route` {
  /// What everybody may ask for without signing in. Nothing is added here without a reason.
  private static let open: Set<String> = [
    "GET /assets/{name}", "GET /setup", "POST /setup", "GET /sign-in", "POST /sign-in", "POST /sign-out",
    "GET /invitations/{token}", "POST /invitations/{token}", "POST /language",
  ]

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
        case .api:
          #expect(answer.status == 401 && answer.contentType == "application/problem+json", "\(Self.name(route))")
          #expect(answer.text("type") == "urn:saathi:problem:unauthenticated", "\(Self.name(route))")
        }
      }
    }
  }

  private static func name(_ route: Route) -> String { "\(route.method.rawValue) \(route.path)" }
}
