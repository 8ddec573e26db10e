import App
import ArgumentParser
import Logging

/// `saathi serve`: pages, API and jobs until it is asked to stop.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the pages and the API, and do the work that waits.")

  @OptionGroup var common: CommonOptions

  @Option(help: "Address and port (also SAATHI_LISTEN). Default 127.0.0.1:8080.")
  var listen: String?

  @Option(help: "Address and port of /healthz, /readyz and /metrics. Default: the port above plus 1,000.")
  var operationsListen: String?

  func run() async throws {
    try await reporting {
      var given: [String: String] = [:]
      given["saathi.listen"] = listen
      given["saathi.operations.listen"] = operationsListen
      let settings = try await common.settings(given)
      let services = try await AppServices(settings: settings, logger: Logger.of(settings))
      try await AppServer.run(services)
    }
  }
}
