import Kernel
import Logging
import ServiceLifecycle
import Storage
import Synchronization

/// Does the work that waits in the database: on a bounded number of workers, as soon as this process commits
/// something, and every second for what other processes asked for.
///
/// Several processes share one queue: a job belongs to whoever leased it, until the lease ends.
public final class JobRunner: Service {
  private let database: Database
  private let effects: Effects
  private let handlers: [String: JobHandler]
  private let logger: Logger
  private let workers: Int
  private let kinds: [String]
  private let isStopping = Atomic<Bool>(false)
  /// How many workers each kind has now that may not have all of them.
  private let taken = Mutex<[String: Int]>([:])

  public init(
    database: Database, effects: Effects, handlers: [JobHandler], logger: Logger, workers: Int = 3
  ) {
    self.database = database
    self.effects = effects
    self.handlers = Dictionary(handlers.map { ($0.kind, $0) }) { first, _ in first }
    kinds = self.handlers.keys.sorted()
    self.logger = logger
    self.workers = max(1, workers)
  }

  /// Works until the graceful shutdown: what has begun is finished, what waits stays for the next start.
  public func run() async throws {
    let bells = (0..<workers).map { _ in AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1)) }
    let ring: @Sendable () -> Void = { for bell in bells { bell.continuation.yield() } }
    database.afterCommit(ring)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        while (try? await Task.sleep(for: .seconds(1))) != nil { ring() }
      }
      await withGracefulShutdownHandler {
        ring()
        await withTaskGroup(of: Void.self) { working in
          for bell in bells {
            working.addTask { for await _ in bell.stream { await self.drain() } }
          }
        }
      } onGracefulShutdown: {
        self.isStopping.store(true, ordering: .releasing)
        for bell in bells { bell.continuation.finish() }
      }
      group.cancelAll()
    }
  }

  /// Does everything that is due now, one after another: what a worker does when it is rung, and the command
  /// line after an import.
  public func drain() async {
    do {
      try await fireSchedules()
      while !isStopping.load(ordering: .acquiring), let jobs = try await lease() { await perform(jobs) }
    } catch {
      logger.error("The queue of jobs cannot be read", metadata: ["error": "\(error)"])
    }
  }

  private func fireSchedules() async throws {
    let now = effects.now
    guard try await database.read({ tx in try ScheduleStore.isAnyDue(at: now, tx) }) else { return }
    let effects = effects
    try await database.write { tx in try ScheduleStore.fire(at: now, newID: { effects.newID() }, tx) }
  }

  private func lease() async throws -> [Job]? {
    let (now, kinds, handlers) = (effects.now, hold(), handlers)
    var leased: String?
    defer { release(kinds.filter { $0 != leased }) }
    guard try await database.read({ tx in try JobStore.isAnyDue(kinds, at: now, tx) }) else { return nil }
    let jobs = try await database.write { tx in
      try JobStore.lease(
        kinds, at: now, batch: { handlers[$0]?.batch ?? 1 }, lease: { handlers[$0]?.lease ?? .seconds(60) }, tx)
    }
    leased = jobs.first?.kind
    return jobs.isEmpty ? nil : jobs
  }

  /// The kinds that a worker may look for. Of those that may not have all workers it holds one until it is known which
  /// it took: another that looks meanwhile looks again within the second.
  private func hold() -> [String] {
    taken.withLock { taken in
      let free = kinds.filter { taken[$0, default: 0] < handlers[$0]?.most ?? .max }
      for kind in free where handlers[kind]?.most != nil { taken[kind, default: 0] += 1 }
      return free
    }
  }

  private func release(_ kinds: [String]) {
    taken.withLock { taken in
      for kind in kinds where handlers[kind]?.most != nil { taken[kind, default: 0] -= 1 }
    }
  }

  private func perform(_ jobs: [Job]) async {
    guard let first = jobs.first, let handler = handlers[first.kind] else { return }
    defer { release([first.kind]) }
    do {
      do {
        try await holding(jobs, handler) { try await handler.run(jobs) }
        try await database.write { tx in try JobStore.complete(jobs, tx) }
      } catch {
        try await putBack(jobs, handler, error)
      }
    } catch {
      // The lease ends and somebody takes the job over.
      logger.error("A job's end could not be noted", metadata: ["kind": "\(first.kind)", "error": "\(error)"])
    }
  }

  /// Does the work while its lease is renewed, so that long work is not begun twice, and yet soon taken over when
  /// this process is killed.
  private func holding(
    _ jobs: [Job], _ handler: JobHandler, _ work: @escaping @Sendable () async throws -> Void
  ) async throws {
    let (database, effects) = (database, effects)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        try await work()
        return true
      }
      group.addTask {
        while (try? await Task.sleep(for: handler.lease / 3)) != nil {
          let end = effects.now + handler.lease
          try? await database.write { tx in try JobStore.renew(jobs, until: end, tx) }
        }
        return false
      }
      defer { group.cancelAll() }
      while try await group.next() == false {}
    }
  }

  private func putBack(_ jobs: [Job], _ handler: JobHandler, _ error: any Error) async throws {
    let now = effects.now
    let delays = jobs.map { handler.retries.delay(after: $0.attempts, random: Double.random(in: 0...1)) }
    logger.error(
      "A job failed",
      metadata: ["kind": "\(handler.kind)", "jobs": "\(jobs.count)", "error": "\(error)", "id": "\(jobs[0].id)"])
    let text = String("\(error)".prefix(2000))
    try await database.write { tx in
      for (job, delay) in zip(jobs, delays) {
        try JobStore.fail(
          job, error: text, keeping: handler.payload, at: now, retry: delay.map { now + $0 }, tx)
      }
    }
  }
}
