import App
import ArgumentParser
import Bench
import Foundation
import Kernel
import Logging

/// `saathi bench seed|pages|score|ingest|imports`: the speeds that Docs/guides/benchmarks.md speaks of.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure how fast pages, scoring, events and imports are, on a database made for it.",
    subcommands: [Seed.self, Pages.self, Score.self, Ingest.self, Imports.self])

  struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "seed", abstract: "Fill a database with made-up customers. Never one that is in use.")

    @OptionGroup var common: CommonOptions

    @Option(help: "How many accounts. Default 100000; 20000 with --rollups.")
    var accounts: Int?

    @Option(help: "How many signals, evenly over the accounts.")
    var signals = 5_000_000

    @Option(help: "The same seed and day make the same figures.")
    var seed: UInt64 = 1

    @Flag(help: "The workspace for bench score: 90 daily values of five metrics an account.")
    var rollups = false

    @Option(help: "With --rollups: for how many days; 720 for a back-test of eighteen months.")
    var days = 90

    func run() async throws {
      try await reporting {
        let services = try await common.services()
        let size = SeedSize(accounts: accounts ?? (rollups ? 20_000 : 100_000), signals: signals, seed: seed)
        let seeder = Seeder(services: services, size: size) { Output.line($0) }
        try await rollups ? seeder.runRollups(days: max(1, days)) : seeder.run()
        await services.database.close()
        if !rollups {
          Output.line("Sign in with \(BenchWorkspace.email) and the password \(BenchWorkspace.password)")
        }
      }
    }
  }

  struct Pages: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pages", abstract: "Measure the pages: requests a second, p50 to p99, memory.")

    @OptionGroup var common: CommonOptions

    @Option(help: "How many connections ask at once.")
    var connections = 8

    @Option(help: "How long each page is asked for, in seconds.")
    var seconds = 20

    @Option(help: "Only the page of this name, or those whose name contains it.")
    var only: String?

    @Option(help: "The port of a server of this machine that runs on the same database. Default: one is started here.")
    var port: Int?

    @Option(help: "That server's process, whose memory is then reported.")
    var process: Int?

    @Option(help: "text or json.")
    var report: ReportFormat = .text

    func run() async throws {
      try await reporting {
        let services = try await common.quietServices()
        var options = PageBench.Options()
        options.connections = max(1, connections)
        options.duration = .seconds(max(1, seconds))
        options.only = only
        options.process = process
        let bench = PageBench(services: services, options: options)
        let isText = report == .text
        if isText { Output.line(PageReport.tableHead) }
        let say: @Sendable (PageFigures) -> Void = { if isText { Output.line($0.line) } }
        let measured =
          if let port { try await bench.run(port: port, say) } else { try await bench.runHere(say) }
        Output.line(isText ? measured.summary : try measured.json())
        await services.database.close()
      }
    }
  }

  struct Score: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "score", abstract: "Measure scoring every account of the workspace that bench seed --rollups made.")

    @OptionGroup var common: CommonOptions

    @Option(help: "How often; the middle one counts.")
    var runs = 5

    @Option(help: "text or json.")
    var report: ReportFormat = .text

    func run() async throws {
      try await reporting {
        let services = try await common.services()
        let measured = try await ScoreBench.run(services.database, runs: max(1, runs))
        await services.database.close()
        Output.line(report == .text ? "\(measured)" : try measured.json())
      }
    }
  }

  struct Ingest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ingest", abstract: "Measure how many events a second come in by /v1/batch, on a new database.")

    @OptionGroup var common: CommonOptions

    @Option(help: "How many events.")
    var events = 5_000_000

    @Option(help: "How many connections send at once.")
    var connections = 8

    @Option(help: "text or json.")
    var report: ReportFormat = .text

    func run() async throws {
      try await reporting {
        let services = try await common.quietServices()
        var options = IngestBench.Options()
        options.events = max(1, events)
        options.connections = max(1, connections)
        let isText = report == .text
        if isText { Output.line(IngestReport.tableHead) }
        let measured = try await IngestBench(services: services, options: options).run {
          if isText { Output.line($0) }
        }
        Output.line(isText ? measured.summary : try measured.json())
      }
    }
  }
}

extension CommonOptions {
  /// The rooms, to be served at a port that is free; quiet unless the operator wants otherwise.
  fileprivate func quietServices() async throws -> AppServices {
    var given = ["saathi.listen": "127.0.0.1:\(try PageBench.freePort())", "saathi.operations.listen": "127.0.0.1:0"]
    if ProcessInfo.processInfo.environment["SAATHI_LOG_LEVEL"] == nil { given["saathi.log.level"] = "warning" }
    let settings = try await settings(given)
    let services = try await AppServices(settings: settings, logger: Logger.of(settings))
    try await services.migrate()
    return services
  }
}
