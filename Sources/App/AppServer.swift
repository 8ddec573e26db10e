import Hummingbird
import Jobs
import Kernel
import Logging
import Metrics
import Observability
import ServiceLifecycle
import UnixSignals
import Web

/// The server: pages and API, operations, jobs; started together, ended gracefully together.
public enum AppServer {
  /// Serves until the process is asked to stop (SIGTERM, SIGINT).
  public static func run(_ services: AppServices) async throws {
    let metrics = PrometheusMetrics()
    MetricsSystem.bootstrap(metrics)
    let (settings, logger) = (services.settings, services.logger)
    try await services.migrate()
    try await services.scheduleNightlyWork()
    let pages = application(services, at: settings.listen)
    let operations = Operations.application(
      at: settings.operations, database: services.database, metrics: metrics, logger: logger)
    let running: [any Service] = [pages, operations, services.jobs(), services.tracking]
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: running.map { .init(service: $0) },
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    logger.notice("listening", metadata: ["address": "\(settings.listen)", "operations": "\(settings.operations)"])
    try await group.run()
    await services.database.close()
  }

  /// The pages and the API, to be run or tested in process.
  public static func application(_ services: AppServices, at address: NetworkAddress) -> some ApplicationProtocol {
    WebServer.application(
      services.routes(), pipeline: services.pipeline(), host: address.host, port: address.port,
      logger: services.logger)
  }
}
