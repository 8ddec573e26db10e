import ArgumentParser

/// Saathi: a company keeps its customers with it.
@main
struct Saathi: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "saathi", abstract: "Keep your customers.")
}
