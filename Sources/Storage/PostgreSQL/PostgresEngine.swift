import Synchronization

/// A PostgreSQL server.
final class PostgresEngine: Engine {
  private let threads: PostgresThreads

  private init(_ threads: PostgresThreads) { self.threads = threads }

  /// Connects once, to see that the server answers.
  static func open(url: String, options: DatabaseOptions) async throws -> PostgresEngine {
    let threads = PostgresThreads(limit: options.connections) { PostgresWorker(url: url, options: options) }
    let engine = PostgresEngine(threads)
    do {
      try await engine.read { _ in }
    } catch {
      await threads.close()
      throw error
    }
    return engine
  }

  /// One snapshot for all statements, as on SQLite; reading never fails to be serialised at this level.
  func read<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
    try await run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
  }

  func write<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
    try await run("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", body)
  }

  func close() async { await threads.close() }

  private func run<Result: Sendable>(
    _ begin: String, _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    let cancellation = Cancellation()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
        let isTaken = threads.submit { worker in
          continuation.resume(
            with: Swift.Result {
              try worker.transact(begin) { transaction in
                // Who has gone away while waiting for a connection gets no work done.
                if cancellation.isRequested { throw CancellationError() }
                return try body(transaction)
              }
            })
        }
        if !isTaken { continuation.resume(throwing: DatabaseError.closed) }
      }
    } onCancel: {
      cancellation.request()
    }
  }
}

/// Whether the task that waits has been cancelled.
private final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  var isRequested: Bool { flag.load(ordering: .acquiring) }

  func request() { flag.store(true, ordering: .releasing) }
}
