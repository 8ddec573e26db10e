import App
import ArgumentParser
import Identity
import Kernel
import Storage

/// `saathi token create --workspace NAME --scopes read,write`.
struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Make API tokens.", subcommands: [Create.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create", abstract: "Make an API token and print it, this once.")

    @OptionGroup var common: CommonOptions

    @Option(help: "The workspace's name.")
    var workspace: String

    @Option(help: "What it may do, separated by commas: read, write, import, export, admin.")
    var scopes: String

    @Option(help: "What it is for.")
    var name: String = "command line"

    @Option(help: "After how many days it ends. Without it, never.")
    var expiresDays: Int?

    func run() async throws {
      try await reporting {
        let scopes = try scopes.split(separator: ",").map { word in
          guard let scope = TokenScope(rawValue: String(word)) else {
            throw Failure("\"\(word)\" is not a scope: they are read, write, import, export, admin.")
          }
          return scope
        }
        let services = try await common.services()
        let workspace = try await services.workspace(named: workspace)
        let token = try await services.tokens.create(
          name: name, scopes: scopes, expiresIn: expiresDays, in: workspace.id)
        await services.database.close()
        Output.line(token.text)
      }
    }
  }
}

extension AppServices {
  /// The workspace of this name, or a sentence that says which there are.
  func workspace(named name: String) async throws -> Workspace {
    let all = try await database.read { tx in try WorkspaceStore.all(tx) }
    if let found = all.first(where: { $0.name == name }) { return found }
    let names = all.map(\.name).sorted().joined(separator: ", ")
    throw Failure("There is no workspace \"\(name)\"." + (names.isEmpty ? "" : " There are: \(names)."))
  }
}
