import ArgumentParser
import CMalloc

/// Saathi: a company keeps its customers with it.
@main
struct Saathi: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "saathi",
    abstract: "Customer success, support and knowledge on one graph of accounts.",
    subcommands: [
      ServeCommand.self, MigrateCommand.self, WorkspaceCommand.self, TokenCommand.self, SourceCommand.self,
      BackupCommand.self, RestoreCommand.self, ExportCommand.self, ImportCommands.self, DemoCommand.self,
      BacktestCommand.self, EvaluateCommand.self, ConfigCommand.self, BenchCommand.self,
    ])

  static func main() async {
    // glibc makes eight heaps for each core, and every one keeps what its threads once needed: with two, the same work
    // takes half the memory.
    mallopt(M_ARENA_MAX, 2)
    await main(nil)
  }
}
