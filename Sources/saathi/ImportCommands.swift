import App
import ArgumentParser
import Customers
import Kernel
import Language

/// `saathi import --workspace NAME PATH…`.
struct ImportFilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import CSV files: accounts, contacts, subscriptions, usage, tickets, churn, notes.",
    discussion: """
      PATH is a file or a folder. What each file is shows by its columns; a file that cannot be told is refused. \
      Importing the same files again changes nothing.
      """)

  enum Report: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var common: CommonOptions

  @Option(help: "The workspace's name.")
  var workspace: String

  @Option(help: "A JSON file that says what each column is.")
  var mapping: String?

  @Flag(help: "Say what would happen, and write nothing.")
  var dryRun = false

  @Option(help: "text or json.")
  var report: Report = .text

  @Argument(help: "Files or folders; a kind such as accounts may stand before one file.")
  var paths: [String]

  func run() async throws {
    try await reporting {
      let services = try await common.services()
      let workspace = try await services.workspace(named: workspace)
      let command = ImportCommand(words: paths, mappingPath: mapping, isDryRun: dryRun)
      let result = try await command.run(services.importer, in: workspace)
      if !dryRun { try await services.scoreWithHistory(workspace) }
      await services.database.close()
      switch report {
      case .text:
        Output.line(ImportReportText(Catalogue.embedded.words(for: Reader(language: .english))).text(result))
      case .json: Output.line(String(decoding: try result.json(), as: UTF8.self))
      }
      if !result.isComplete { throw Failure("Not every file could be imported.") }
    }
  }
}
