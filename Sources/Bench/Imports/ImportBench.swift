import App
import Customers
import Foundation
import Identity
import Kernel
import Storage

/// `saathi bench imports`: how long a large file takes to be imported, again, and undone, and how much memory.
public struct ImportBench: Sendable {
  /// The floor for a million rows, in seconds and MiB.
  public static let limit = (seconds: 60.0, memory: 300)

  public struct Step: Codable, Sendable {
    /// `import`, `again` or `undo`.
    public let name: String
    public let rows: Int
    public let seconds: Double
    /// What the processors spent on it, all together: on a busy machine the figure to compare.
    public let processorSeconds: Double
    /// The most memory that the process has had so far, in MiB.
    public let peakMemory: Int

    public var rowsPerSecond: Int { seconds > 0 ? Int(Double(rows) / seconds) : 0 }
  }

  private let services: AppServices
  private let rows: Int
  private let seed: UInt64
  private let tell: @Sendable (String) -> Void

  /// - Parameter tell: hears of each step as it is done.
  public init(services: AppServices, rows: Int, seed: UInt64 = 1, tell: @escaping @Sendable (String) -> Void) {
    self.services = services
    self.rows = max(1, rows)
    self.seed = seed
    self.tell = tell
  }

  /// Makes a workspace and a file, imports the file twice and undoes the first import.
  public func run() async throws -> [Step] {
    let workspace = try await makeWorkspace()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("saathi-bench-\(workspace.id)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("accounts.csv").path
    try ImportFileMaker.write(rows, seed: seed, to: path)
    let file = ImportFile(path: path, kind: .accounts)
    // The scores that follow an import are `bench score`'s matter.
    let runner = ImportRunner(database: services.database, effects: services.effects)
    let run: ID<ImportRun> = services.effects.newID()
    return [
      try await step("import") {
        let report = try await runner.run([file], in: workspace, as: run)
        guard report.files.first?.new == rows else { throw BenchError.unexpected("not every row was new") }
      },
      try await step("again") {
        let report = try await runner.run([file], in: workspace)
        guard report.files.first?.unchanged == rows else { throw BenchError.unexpected("some row had changed") }
      },
      try await step("undo") {
        let undo = try await runner.undo(run, in: workspace)
        guard undo.isDone, undo.removed == 2 * rows else { throw BenchError.unexpected("not everything was removed") }
      },
    ]
  }

  private func makeWorkspace() async throws -> Workspace {
    let name = "bench-imports-\(services.effects.now.milliseconds)"
    let id = try await BenchWorkspace.make(name, services.workspaces)
    guard let workspace = try await services.database.read({ tx in try WorkspaceStore.find(tx, id) }) else {
      throw BenchError.unexpected("the workspace is not there")
    }
    return workspace
  }

  private func step(_ name: String, _ body: () async throws -> Void) async throws -> Step {
    let clock = ContinuousClock()
    let before = Self.processorSeconds
    let time = try await clock.measure { try await body() }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let memory = Int(ServerMemory.read()?.highestMiB ?? 0)
    let step = Step(
      name: name, rows: rows, seconds: seconds, processorSeconds: Self.processorSeconds - before, peakMemory: memory)
    let times = String(format: "%.1f s (%.1f s of processors)", seconds, step.processorSeconds)
    tell("\(name): \(rows) rows in \(times), \(step.rowsPerSecond) rows/s, peak memory \(memory) MiB")
    return step
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
