import Hummingbird

/// Answers what no route answered. Routes registered before it are not wrapped by it.
struct FallbackMiddleware: RouterMiddleware {
  let respond: @Sendable (Request, WebContext) async -> Response

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    await respond(request, context)
  }
}
