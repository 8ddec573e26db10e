import Kernel
import NIOPosix
import Synchronization

/// A few threads for work that takes a core or blocks, such as hashing passwords; with a bounded queue.
public final class BlockingPool: Sendable {
  private let pool: NIOThreadPool
  private let limit: Int
  private let pending = Atomic<Int>(0)

  /// - Parameters:
  ///   - threads: how much runs at once; each password costs 64 MiB while it is being hashed.
  ///   - waiting: how much may wait; what comes on top is refused.
  public init(threads: Int = 2, waiting: Int = 64) {
    pool = NIOThreadPool(numberOfThreads: threads)
    limit = threads + waiting
    pool.start()
  }

  deinit { pool.shutdownGracefully { _ in } }

  /// Runs `body` on one of the threads; throws the 503 problem when too much waits already.
  public func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    let before = pending.wrappingAdd(1, ordering: .relaxed).oldValue
    defer { pending.wrappingSubtract(1, ordering: .relaxed) }
    guard before < limit else { throw Problem(status: 503, code: "unavailable", retryAfter: 5) }
    return try await pool.runIfActive(body)
  }
}
