import App
import ArgumentParser
import Logging
import Observability

/// What every command that touches the database takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "The database: a file, or postgres://… (also SAATHI_DATABASE).")
  var database: String?

  @Option(help: "A JSON file with settings.")
  var config: String?

  /// The settings of command line, environment and file.
  func settings(_ more: [String: String] = [:]) async throws -> AppSettings {
    var given = more
    given["saathi.database"] = database
    return try await AppSettings(commandLine: given, file: config)
  }

  /// The rooms on the database, its schema up to date.
  func services() async throws -> AppServices {
    let settings = try await settings()
    let services = try await AppServices(settings: settings, logger: Logger.of(settings))
    try await services.migrate()
    return services
  }
}

extension Logger {
  /// The program's logger, on standard error.
  static func of(_ settings: AppSettings) -> Logger {
    Logger(label: "saathi") { settings.logFormat.handler(label: $0, level: settings.logLevel) }
  }
}
