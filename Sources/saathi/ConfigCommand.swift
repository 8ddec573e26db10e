import App
import ArgumentParser

/// `saathi config check`: reads the settings as `serve` would.
struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Look at the settings.", subcommands: [Check.self])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Read the settings as `serve` would, and say every mistake.")

    @OptionGroup var common: CommonOptions

    func run() async throws {
      try await reporting {
        let settings = try await common.settings()
        Output.line("database     \(settings.database)")
        Output.line("listen       \(settings.listen)")
        Output.line("operations   \(settings.operations)")
        Output.line("public url   \(settings.publicAddress)")
        Output.line("files        \(settings.files)")
        Output.line("mail         \(settings.mail)")
        Output.line("log          \(settings.logLevel) \(settings.logFormat.rawValue)")
      }
    }
  }
}
