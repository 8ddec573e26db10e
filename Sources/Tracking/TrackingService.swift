import Customers
import Kernel
import Logging
import ServiceLifecycle
import Storage

/// Takes events in and counts them: as soon as this process has written some, and every second for what other
/// processes wrote and for what an earlier one left.
public final class TrackingService: Service {
  /// So often at most is counted: what comes within is counted together.
  private static let rhythm = Duration.milliseconds(100)

  let log: EventLog
  let gate: SourceGate
  private let counter: TrackingCounter
  private let kept: KeptCounts
  private let recount: MetricRecount
  private let database: Database
  private let logger: Logger
  private let bell: AsyncStream<Void>
  private let ring: AsyncStream<Void>.Continuation

  /// - Parameters:
  ///   - requestsPerMinute: what one write key may send.
  ///   - factsChanged: has the accounts scored of which something new is known.
  ///   - pastChanged: has the scores of days that are over computed anew.
  public init(
    database: Database, effects: Effects, logger: Logger, requestsPerMinute: Int,
    factsChanged: @escaping FactsChanged, pastChanged: @escaping PastChanged = { _, _, _ in }
  ) {
    let accountsCounted: AccountsCounted = { changes, workspace, tx in
      try factsChanged(changes.map(\.account).sorted(), workspace, tx)
      try pastChanged(changes, workspace, tx)
    }
    let (bell, ring) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.database = database
    self.logger = logger
    self.bell = bell
    self.ring = ring
    log = EventLog(database: database) { ring.yield() }
    gate = SourceGate(database: database, requestsPerMinute: requestsPerMinute)
    counter = TrackingCounter(database: database, effects: effects, logger: logger, accountsCounted: accountsCounted)
    recount = MetricRecount(database: database, accountsCounted: accountsCounted)
    kept = KeptCounts(database: database, effects: effects, accountsCounted: accountsCounted)
  }

  /// Counts until the graceful shutdown; what waits then is counted at the next start.
  public func run() async throws {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [ring] in
        while (try? await Task.sleep(for: .seconds(1))) != nil { ring.yield() }
      }
      await withGracefulShutdownHandler {
        for await _ in bell {
          let start = ContinuousClock.now
          await countAll()
          try? await Task.sleep(until: start + Self.rhythm)
        }
      } onGracefulShutdown: { [ring] in
        ring.finish()
      }
      group.cancelAll()
    }
  }

  /// Counts everything that waits.
  public func countAll() async {
    do {
      try await kept.giveAll()
      try await recountAll()
      while !Task.isShuttingDownGracefully {
        if try await !counter.countNext() { return }
      }
    } catch {
      logger.error("events cannot be counted", metadata: ["error": "\(error)"])
    }
  }

  /// Counts anew what is to be counted anew, between the windows of what comes in.
  private func recountAll() async throws {
    for workspace in try await database.read({ tx in try RecountStore.waiting(tx) }) {
      while try await recount.step(in: workspace) { _ = try await counter.countNext() }
    }
  }
}
