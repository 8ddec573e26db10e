import Foundation
import Jobs
import Kernel
import Logging
import Storage
import Synchronization
import TestSupport

/// A queue with a clock that tests move, and handlers that count what they did.
final class JobFixture: Sendable {
  let db: Database
  let workspace = ID<Workspace>(high: 0x7001, low: 0x8000_0000_0000_0001)
  private let moment = Mutex(Timestamp(milliseconds: 1_000_000_000_000))
  private let ids = IDSource(random: SeededRandom(seed: 3))
  private let batches = Mutex<[[String]]>([])

  init(_ db: Database) { self.db = db }

  static func with(_ engine: TestEngine, _ body: @Sendable (JobFixture) async throws -> Void) async throws {
    try await TestDatabase.with(engine, migrations: JobMigrations.all) { db in try await body(JobFixture(db)) }
  }

  var now: Timestamp { moment.withLock { $0 } }
  var effects: Effects { Effects(clock: { self.now }, ids: ids) }
  /// The payloads that were handed over together, in order.
  var done: [[String]] { batches.withLock { $0 } }

  func pass(_ duration: Duration) { moment.withLock { $0 = $0 + duration } }

  func ask(
    _ kind: String, key: String? = nil, payload: String = "", keeping kept: JobPayload = .latest,
    after delay: Duration = .zero
  ) async throws {
    let job = NewJob(kind, key: key, payload: payload, at: now + delay, id: effects.newID())
    try await db.write { [now, workspace] tx in try JobStore.enqueue([job], keeping: kept, at: now, in: workspace, tx) }
  }

  func runner(
    _ kind: String = "work", batch: Int = 1, retries: RetryPolicy = RetryPolicy(),
    failing: @escaping @Sendable ([Job]) -> Bool = { _ in false }
  ) -> JobRunner {
    let handler = JobHandler(kind, lease: .seconds(60), batch: batch, retries: retries) { jobs in
      self.batches.withLock { $0.append(jobs.map(\.payload)) }
      if failing(jobs) { throw Broken() }
    }
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return JobRunner(database: db, effects: effects, handlers: [handler], logger: logger)
  }

  func open() async throws -> Int { try await db.read { [workspace] tx in try JobStore.open(in: workspace, tx) } }
  func dead() async throws -> [DeadJob] { try await db.read { [workspace] tx in try JobStore.dead(in: workspace, tx) } }

  /// Until when the only job is leased.
  func leaseEnd() async throws -> Timestamp {
    try await db.read { tx in try tx.value("SELECT leased_until FROM job") } ?? now
  }

  struct Broken: Error {}
}
