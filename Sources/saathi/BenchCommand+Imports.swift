import ArgumentParser
import Bench
import Kernel

extension BenchCommand {
  struct Imports: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "imports",
      abstract: "Measure importing a made-up file of accounts with a contact each, importing it again, and undoing it.")

    @OptionGroup var common: CommonOptions

    @Option(help: "How many rows.")
    var rows = 1_000_000

    @Option(help: "The same seed makes the same file.")
    var seed: UInt64 = 1

    func run() async throws {
      try await reporting {
        let services = try await common.services()
        let bench = ImportBench(services: services, rows: rows, seed: seed) { Output.line($0) }
        _ = try await bench.run()
        await services.database.close()
      }
    }
  }
}
