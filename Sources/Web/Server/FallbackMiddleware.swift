import Hummingbird

/// Answers what no route answered. Routes registered before it are not wrapped by it.
struct FallbackMiddleware: RouterMiddleware {
  let respond: @Sendable (Hummingbird.Request, WebContext) async -> Hummingbird.Response

  func handle(
    _ request: Hummingbird.Request, context: WebContext,
    next: (Hummingbird.Request, WebContext) async throws -> Hummingbird.Response
  ) async throws -> Hummingbird.Response {
    await respond(request, context)
  }
}
