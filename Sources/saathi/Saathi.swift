import ArgumentParser

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
}
