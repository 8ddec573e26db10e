import Kernel
import Storage

/// Writes what comes in to disk, many requests to a transaction: each is acknowledged when its own is committed.
///
/// While one transaction is being written the requests that arrive wait together for the next. Who comes first
/// writes for those who wait, then hands over to one of them.
actor EventLog {
  private enum Turn {
    case written
    case yours
  }

  private struct Waiter {
    let body: LoggedBody
    let continuation: CheckedContinuation<Turn, any Error>
  }

  /// The most bytes of a transaction.
  private static let most = 8 << 20

  private let database: Database
  private let appended: @Sendable () -> Void
  private var isWriting = false
  private var waiting: [Waiter] = []

  /// - Parameter appended: rung after each transaction.
  init(database: Database, appended: @escaping @Sendable () -> Void) {
    self.database = database
    self.appended = appended
  }

  /// Returns when the body is on disk. When it throws, it is not, and the client may send it again.
  func append(_ body: LoggedBody) async throws {
    if isWriting {
      let turn = try await withCheckedThrowingContinuation { waiting.append(Waiter(body: body, continuation: $0)) }
      if turn == .written { return }
    }
    isWriting = true
    defer { handOver() }
    let others = takeWaiting(beside: body.bytes.count)
    do {
      try await write([body] + others.map(\.body))
      for waiter in others { waiter.continuation.resume(returning: .written) }
    } catch {
      for waiter in others { waiter.continuation.resume(throwing: error) }
      throw error
    }
    appended()
  }

  private func handOver() {
    if waiting.isEmpty { isWriting = false } else { waiting.removeFirst().continuation.resume(returning: .yours) }
  }

  private func takeWaiting(beside size: Int) -> [Waiter] {
    var total = size
    let end = waiting.firstIndex { waiter in
      total += waiter.body.bytes.count
      return total > Self.most
    }
    let taken = Array(waiting[..<(end ?? waiting.count)])
    waiting.removeFirst(taken.count)
    return taken
  }

  private func write(_ bodies: [LoggedBody]) async throws {
    let byWorkspace = Dictionary(grouping: bodies, by: \.workspace).sorted { $0.key < $1.key }
    try await database.write { tx in
      for (workspace, bodies) in byWorkspace { try EventLogStore.append(bodies, in: workspace, tx) }
    }
  }
}
