import App
import Customers
import Foundation
import Kernel
import Storage
import Synchronization
import Tracking

/// `saathi bench ingest`: how many events a second are taken in by `/v1/batch`, durable, each counted once.
public struct IngestBench: Sendable {
  /// What one run is.
  public struct Options: Sendable {
    public var events = 5_000_000
    public var connections = 8
    /// Events of a batch.
    public var batch = 1400

    public init() {}
  }

  let services: AppServices
  let options: Options

  public init(services: AppServices, options: Options) {
    self.services = services
    self.options = options
  }

  /// Makes a workspace, starts the server in this process, and sends.
  ///
  /// - Parameter say: takes a line as soon as it is known.
  public func run(_ say: @escaping @Sendable (String) -> Void) async throws -> IngestReport {
    let workspace = try await BenchWorkspace.make(BenchWorkspace.ingestName, services.workspaces)
    let source = try await services.sources.create(named: "bench", by: .system(in: workspace))
    try await IngestSetup.accounts(EventMaker.accounts + EventMaker.probes, in: workspace, services)
    return try await withThrowingTaskGroup(of: IngestReport?.self) { group in
      group.addTask {
        try await AppServer.run(services)
        return nil
      }
      group.addTask { try await measure(workspace, key: source.text, say) }
      while let ended = try await group.next() {
        guard let report = ended else { continue }
        group.cancelAll()
        while let rest = await group.nextResult() { _ = rest }
        return report
      }
      throw BenchError.unexpected("the server ended")
    }
  }

  private func measure(
    _ workspace: ID<Workspace>, key: String, _ say: @escaping @Sendable (String) -> Void
  ) async throws -> IngestReport {
    let sender = IngestSender(port: services.settings.listen.port, key: key)
    try await sender.waitForServer()
    try await sender.introduceUsers()
    try await drain(workspace)
    var steps: [IngestReport.Step] = []
    let size = 500_000
    for first in stride(from: 0, to: options.events, by: size) {
      let count = min(size, options.events - first)
      let begun = ContinuousClock.now
      try await sender.send(
        count, in: options.batch, over: options.connections, seed: UInt64(first) + 1)
      let acknowledged = ContinuousClock.now - begun
      try await drain(workspace)
      let step = IngestReport.Step(
        events: first + count, acknowledged: Double(count) / acknowledged.inSeconds,
        counted: Double(count) / (ContinuousClock.now - begun).inSeconds)
      say(step.line)
      steps.append(step)
    }
    let counted = try await services.database.read { tx in try BenchStore.countedEvents(in: workspace, tx) }
    guard counted == options.events else {
      throw BenchError.unexpected("\(options.events) events were acknowledged and \(counted) counted")
    }
    let memory = ServerMemory.read()
    let freshness = try await FreshnessRun(services: services, workspace: workspace, sender: sender).run()
    say(freshness.line)
    let bare = try await BareLoop.run(options.events, every: min(size, options.events))
    return IngestReport(
      facts: try await MachineFacts.read(services.database), steps: steps, freshness: freshness, bareLoop: bare,
      memory: memory)
  }

  /// Waits until everything that is in the log has been counted.
  private func drain(_ workspace: ID<Workspace>) async throws {
    while try await services.database.read({ tx in try BenchStore.hasBacklog(in: workspace, tx) }) {
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
