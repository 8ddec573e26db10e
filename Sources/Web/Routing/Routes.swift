import HTTPTypes
import Kernel

/// The list of all routes, in the order in which the rooms added theirs.
public struct Routes: Sendable {
  /// Answers a request of a known actor.
  public typealias Handler = @Sendable (Request, Actor) async throws -> Response
  /// Answers a request of anybody.
  public typealias OpenHandler = @Sendable (Request) async throws -> Response

  /// 1 MB: more than any form or command needs.
  public static let usualBodyLimit = 1 << 20

  public private(set) var all: [Route] = []

  public init() {}

  /// Adds a route of the JSON API that needs `permission`.
  public mutating func api(
    _ method: HTTPRequest.Method, _ path: String, _ permission: Permission, bodyLimit: Int = usualBodyLimit,
    _ handler: @escaping Handler
  ) {
    add(method, path, .holder(of: permission), .api, bodyLimit, handler)
  }

  /// Adds a route of the JSON API for every signed-in person and every token.
  public mutating func callerAPI(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
    add(method, path, .caller, .api, Self.usualBodyLimit, handler)
  }

  /// Adds a page, or a form's target, that needs `permission`.
  public mutating func page(
    _ method: HTTPRequest.Method, _ path: String, _ permission: Permission, bodyLimit: Int = usualBodyLimit,
    _ handler: @escaping Handler
  ) {
    add(method, path, .holder(of: permission), .page, bodyLimit, handler)
  }

  /// Adds a page for every signed-in person.
  public mutating func personPage(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
    add(method, path, .person, .page, Self.usualBodyLimit, handler)
  }

  /// Adds a page for everybody, signed in or not. It goes on the public list, which a test holds.
  public mutating func openPage(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping OpenHandler) {
    append(
      Route(
        method: method, path: path, access: .anyone, form: .page, bodyLimit: Self.usualBodyLimit, handler: handler))
  }

  /// Adds a route on which other programs, and pages of any origin, leave what they have with a key of their own. It
  /// goes on the public list.
  public mutating func collector(
    _ method: HTTPRequest.Method, _ path: String, bodyLimit: Int, _ handler: @escaping OpenHandler
  ) {
    append(
      Route(
        method: method, path: path, access: .anyone, form: .collector, bodyLimit: bodyLimit, handler: handler))
  }

  private mutating func add(
    _ method: HTTPRequest.Method, _ path: String, _ access: Access, _ form: Route.Form, _ bodyLimit: Int,
    _ handler: @escaping Handler
  ) {
    append(
      Route(method: method, path: path, access: access, form: form, bodyLimit: bodyLimit) { request in
        guard let caller = request.caller else { throw Problem.unauthenticated }
        return try await handler(request, caller.actor)
      })
  }

  private mutating func append(_ route: Route) {
    precondition(
      !all.contains { $0.method == route.method && $0.path == route.path },
      "two routes for \(route.method) \(route.path)")
    all.append(route)
  }
}
