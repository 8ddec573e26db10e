import Kernel
import Logging
import Metrics

/// One line and one measurement a request, after it; the route's template and no query, so no secret and no id.
enum AccessLog {
  static func record(
    _ request: IncomingRequest, route: Route, status: Int, took duration: Duration, logger: Logger
  ) {
    logger.info(
      "request",
      metadata: [
        "request.id": "\(request.id)", "method": "\(request.method.rawValue)", "route": "\(route.path)",
        "status": "\(status)", "milliseconds": "\(duration.wholeMilliseconds)",
      ])
    let dimensions = [("method", request.method.rawValue), ("route", route.path), ("status", String(status))]
    Metrics.Timer(label: "http_request_duration_seconds", dimensions: dimensions)
      .recordNanoseconds(duration.components.seconds * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000)
  }
}
