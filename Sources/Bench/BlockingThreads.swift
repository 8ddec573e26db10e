import Foundation
import Synchronization

/// Runs work that blocks on threads of its own, which are none of the concurrency pool's.
enum BlockingThreads {
  /// Runs `body` on so many threads, told their places, and waits for all of them.
  ///
  /// - Returns: what they made, in the order in which they ended.
  static func run<Value: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) throws -> Value
  ) async throws -> [Value] {
    let results = await withCheckedContinuation { (done: CheckedContinuation<[Result<Value, any Error>], Never>) in
      let gathered = Gathered<Value>()
      for place in 0..<count {
        Thread {
          let result = Result { try body(place) }
          if let all = gathered.add(result, of: count) { done.resume(returning: all) }
        }.start()
      }
    }
    return try results.map { try $0.get() }
  }

  private final class Gathered<Value: Sendable>: Sendable {
    private let results = Mutex<[Result<Value, any Error>]>([])

    /// - Returns: all of them, when this is the last.
    func add(_ result: Result<Value, any Error>, of count: Int) -> [Result<Value, any Error>]? {
      results.withLock { results in
        results.append(result)
        return results.count == count ? results : nil
      }
    }
  }
}
