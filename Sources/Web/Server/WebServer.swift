import HTTPTypes
import Hummingbird
import HummingbirdCore
import Kernel
import Logging
import Metrics
import NIOCore

/// The HTTP server: gives each route to Hummingbird's router, wrapped in the pipeline.
public enum WebServer {
  /// A router that answers every known path, with 405 for other verbs and 404 for the rest.
  public static func router(_ routes: Routes, pipeline: Pipeline) -> Router<WebContext> {
    let router = Router(context: WebContext.self)
    let byPath = Dictionary(grouping: routes.all, by: \.path)
    for (path, sharing) in byPath {
      for route in sharing { register(route, as: route.method, router, pipeline) }
      if let get = sharing.first(where: { $0.method == .get }) { register(get, as: .head, router, pipeline) }
      registerOtherMethods(path, sharing, router, pipeline)
    }
    router.add(
      middleware: FallbackMiddleware { request, context in
        let form: Route.Form = request.uri.path.hasPrefix("/api/") ? .api : .page
        return await respond(request, context, by: fallback(status: 404, code: "notFound", as: form), pipeline)
      })
    return router
  }

  /// An application ready to run, or to be tested in process.
  public static func application(
    _ routes: Routes, pipeline: Pipeline, host: String, port: Int, logger: Logger
  ) -> some ApplicationProtocol {
    let settings = pipeline.settings
    return Application(
      router: router(routes, pipeline: pipeline),
      server: .http1(configuration: .init(idleTimeout: .seconds(60))),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), serverName: "saathi",
        availableConnectionsDelegate: MaximumAvailableConnections(settings.connectionLimit)),
      logger: logger)
  }

  private static func register(
    _ route: Route, as method: HTTPRequest.Method, _ router: Router<WebContext>, _ pipeline: Pipeline
  ) {
    router.on(RouterPath(route.path), method: method) { request, context in
      await respond(request, context, by: route, pipeline)
    }
  }

  private static func registerOtherMethods(
    _ path: String, _ routes: [Route], _ router: Router<WebContext>, _ pipeline: Pipeline
  ) {
    let known = routes.map(\.method)
    let allowed = (known + (known.contains(.get) ? [.head] : [])).map(\.rawValue).sorted().joined(separator: ", ")
    let others: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete, .options]
    let refusal = fallback(status: 405, code: "methodNotAllowed", as: routes.first?.form ?? .page)
    for method in others where !known.contains(method) {
      router.on(RouterPath(path), method: method) { request, context in
        var response = await respond(request, context, by: refusal, pipeline)
        response.headers[.allow] = allowed
        return response
      }
    }
  }

  /// A route that always refuses.
  private static func fallback(status: Int, code: String, as form: Route.Form) -> Route {
    Route(method: .get, path: "(none)", access: .anyone, form: form, bodyLimit: 0) { _ in
      throw Problem(status: status, code: code)
    }
  }

  private static func respond(
    _ request: Hummingbird.Request, _ context: WebContext, by route: Route, _ pipeline: Pipeline
  ) async -> Hummingbird.Response {
    let start = ContinuousClock.now
    let incoming = IncomingRequest(request, context, route)
    var response = await pipeline.respond(to: incoming, by: route)
    if request.method == .head { response.body = .empty }
    AccessLog.record(
      incoming, route: route, status: response.status.code, took: .now - start, logger: pipeline.logger)
    return Hummingbird.Response(response)
  }
}

extension IncomingRequest {
  fileprivate init(_ request: Hummingbird.Request, _ context: WebContext, _ route: Route) {
    var parameters: [String: String] = [:]
    for (name, value) in context.coreContext.parameters {
      parameters[String(name)] = String(value).removingPercentEncoding ?? String(value)
    }
    self.init(
      method: request.method, path: request.uri.path, query: request.uri.query, parameters: parameters,
      headers: request.headers, body: request.body, bodyLimit: route.bodyLimit,
      id: Base64URL.encode(Sodium.randomBytes(9)), remoteAddress: context.remoteAddress)
  }
}

extension Hummingbird.Response {
  fileprivate init(_ response: Response) {
    switch response.body {
    case .empty: self.init(status: response.status, headers: response.headers)
    case .bytes(let bytes):
      self.init(status: response.status, headers: response.headers, body: .init(byteBuffer: bytes))
    case .stream(let write):
      self.init(
        status: response.status, headers: response.headers,
        body: .init { writer in
          try await write(&writer)
          try await writer.finish(nil)
        })
    }
  }
}
