import Synchronization

/// Rings whenever this process has committed something, so that the streams of open pages look whether what they
/// watch has changed. It carries nothing: what changed, and who may know of it, the database says.
public final class LiveBell: Sendable {
  private struct State {
    var nextKey = 0
    var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
  }

  private let state = Mutex(State())

  public init() {}

  /// Quick: what rings while a listener is busy rings once for it.
  public func ring() {
    for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield() }
  }

  /// From now on, until the reader stops reading.
  func rings() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let key = state.withLock { state in
      state.nextKey += 1
      state.listeners[state.nextKey] = continuation
      return state.nextKey
    }
    continuation.onTermination = { [weak self] _ in _ = self?.state.withLock { $0.listeners.removeValue(forKey: key) } }
    return stream
  }
}
