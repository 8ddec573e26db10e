import App
import Foundation
import Kernel
import Storage

/// `saathi bench pages`: how fast the pages are under load.
public struct PageBench: Sendable {
  /// What one run is.
  public struct Options: Sendable {
    public var connections = 8
    /// For each page, after the warm-up.
    public var duration: Duration = .seconds(20)
    public var warmUp: Duration = .seconds(1)
    /// How many different accounts are asked for.
    public var accounts = 2000
    /// Only the page of this name; without one, the pages whose name contains it.
    public var only: String?
    /// The process whose memory is reported; nil for this one.
    public var process: Int?

    public init() {}
  }

  let services: AppServices
  let options: Options

  public init(services: AppServices, options: Options) {
    self.services = services
    self.options = options
  }

  /// A port of this machine at which a server can be started.
  public static func freePort() throws -> Int { try Loopback.freePort() }

  /// Starts the server of `services` in this process and measures it.
  ///
  /// - Parameter say: takes the figures of a page as soon as they are there.
  public func runHere(_ say: @escaping @Sendable (PageFigures) -> Void) async throws -> PageReport {
    try await withThrowingTaskGroup(of: PageReport?.self) { group in
      group.addTask {
        // Ends by cancellation, when all is measured.
        try await AppServer.run(services)
        return nil
      }
      group.addTask { try await run(port: services.settings.listen.port, say) }
      while let ended = try await group.next() {
        guard let report = ended else { continue }
        group.cancelAll()
        while let rest = await group.nextResult() { _ = rest }
        return report
      }
      throw BenchError.unexpected("the server ended")
    }
  }

  /// Measures the server at a port of this machine, which runs on the same database.
  public func run(port: Int, _ say: @escaping @Sendable (PageFigures) -> Void) async throws -> PageReport {
    let workspace = try await BenchWorkspace.find(BenchWorkspace.name, services.database)
    let (ids, signals) = try await services.database.read { tx in
      (try BenchStore.accounts(in: workspace, tx), try BenchStore.signalCount(in: workspace, tx))
    }
    let facts = try await MachineFacts.read(services.database)
    try await waitForServer(port: port)
    let load = LoadRun(
      port: port, cookie: try BenchSignIn.cookie(port: port), connections: options.connections,
      warmUp: options.warmUp, duration: options.duration)
    var random = SeededRandom(seed: 1)
    let some = (0..<options.accounts).compactMap { _ in ids.randomElement(using: &random) }
    var figures: [PageFigures] = []
    for page in pages(BenchPage.all(accounts: some)) {
      let measured = try await load.measure(page)
      say(measured)
      figures.append(measured)
    }
    return PageReport(
      facts: facts, accounts: ids.count, signals: signals, connections: options.connections,
      seconds: options.duration.inSeconds, pages: figures, memory: ServerMemory.read(of: options.process))
  }

  private func pages(_ all: [BenchPage]) -> [BenchPage] {
    guard let only = options.only else { return all }
    let named = all.filter { $0.name == only }
    return named.isEmpty ? all.filter { $0.name.contains(only) } : named
  }

  private func waitForServer(port: Int) async throws {
    for _ in 0..<200 {
      if (try? HTTPClient(port: port).isOpen) == true { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw BenchError.unexpected("no server answers at port \(port)")
  }
}

extension HTTPClient {
  /// True: to have been made is to be connected.
  var isOpen: Bool { true }
}
