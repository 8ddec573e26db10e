import Foundation
import Synchronization

/// A bounded set of threads, each with a connection of its own, that take work from one queue. Blocking calls
/// never reach Swift's cooperative threads, and a connection never leaves its thread.
final class PostgresThreads: Sendable {
  typealias Work = @Sendable (PostgresWorker) -> Void

  private struct State {
    var queue: [Work] = []
    var waiting = 0
    var threads = 0
    var isClosed = false
    var onEnd: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())
  private let arrivals = DispatchSemaphore(value: 0)
  private let limit: Int
  private let makeWorker: @Sendable () -> PostgresWorker

  init(limit: Int, makeWorker: @escaping @Sendable () -> PostgresWorker) {
    self.limit = max(1, limit)
    self.makeWorker = makeWorker
  }

  /// Queues work; false when closed.
  func submit(_ work: @escaping @Sendable (PostgresWorker) -> Void) -> Bool {
    let (isTaken, needsThread) = state.withLock { state in
      if state.isClosed { return (false, false) }
      state.queue.append(work)
      let isShort = state.waiting < state.queue.count && state.threads < limit
      if isShort { state.threads += 1 }
      return (true, isShort)
    }
    if needsThread { startThread() }
    if isTaken { arrivals.signal() }
    return isTaken
  }

  /// Takes no more work, finishes what is queued, ends the threads.
  func close() async {
    await withCheckedContinuation { continuation in
      let threads = state.withLock { state in
        state.isClosed = true
        if state.threads > 0 { state.onEnd.append(continuation) } else { continuation.resume() }
        return state.threads
      }
      for _ in 0..<threads { arrivals.signal() }
    }
  }

  private func startThread() {
    let thread = Thread {
      let worker = self.makeWorker()
      while let work = self.next() { work(worker) }
      worker.disconnect()
      self.endThread()
    }
    thread.name = "saathi.postgres"
    // Decoders of rows run here; debug builds need more than the 512 KiB of some platforms.
    thread.stackSize = 4 << 20
    thread.start()
  }

  private func next() -> Work? {
    state.withLock { $0.waiting += 1 }
    arrivals.wait()
    return state.withLock { state in
      state.waiting -= 1
      return state.queue.isEmpty ? nil : state.queue.removeFirst()
    }
  }

  private func endThread() {
    let ended = state.withLock { state in
      state.threads -= 1
      guard state.threads == 0 else { return [CheckedContinuation<Void, Never>]() }
      defer { state.onEnd = [] }
      return state.onEnd
    }
    for continuation in ended { continuation.resume() }
  }
}
