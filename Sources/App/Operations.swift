import Hummingbird
import Logging
import Observability
import Storage

/// `/healthz`, `/readyz` and `/metrics`, on a port of their own that stays inside.
enum Operations {
  static func application(
    at address: NetworkAddress, database: Database, metrics: PrometheusMetrics, logger: Logger
  ) -> some ApplicationProtocol {
    let router = Router()
    router.get("/healthz") { _, _ in "ok\n" }
    router.get("/readyz") { _, _ -> Response in
      await database.answers() ? text("ok\n") : text("the database does not answer\n", status: .serviceUnavailable)
    }
    router.get("/metrics") { _, _ in text(metrics.exposition(), type: PrometheusMetrics.contentType) }
    return Application(
      router: router, configuration: .init(address: .hostname(address.host, port: address.port)), logger: logger)
  }

  private static func text(
    _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
