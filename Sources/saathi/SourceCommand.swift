import App
import ArgumentParser
import Kernel
import Tracking

/// `saathi source create --workspace NAME --name SOURCE`.
struct SourceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Make sources of events.", subcommands: [Create.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create", abstract: "Make a source that may send events, and print its write key, this once.")

    @OptionGroup var common: CommonOptions

    @Option(help: "The workspace's name.")
    var workspace: String

    @Option(help: "What sends: \"website\", \"iOS app\". Account ids of this source name match its groups first.")
    var name: String

    func run() async throws {
      try await reporting {
        let services = try await common.services()
        let workspace = try await services.workspace(named: workspace)
        let made = try await services.sources.create(named: name, by: .system(in: workspace.id))
        await services.database.close()
        Output.line(made.text)
      }
    }
  }
}
