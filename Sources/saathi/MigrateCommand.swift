import App
import ArgumentParser
import Logging

/// `saathi migrate`: brings the schema up to date.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring the database's schema up to date. `serve` does so too.")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await reporting {
      let settings = try await common.settings()
      let services = try await AppServices(settings: settings, logger: Logger.of(settings))
      let run = try await services.migrate()
      await services.database.close()
      Output.line(run.isEmpty ? "Nothing to do: the schema is up to date." : "Done: \(run.joined(separator: ", ")).")
    }
  }
}
