import Kernel
import Synchronization

/// Tells open pages that something changed: a hub from which each page's stream hears of its workspace.
public final class LiveUpdates: Sendable {
  /// What changed, by the name that the page's script listens for: `health`, `tasks`, `import`.
  public struct Update: Sendable {
    public let name: String
    /// One line of text, such as an id.
    public let data: String

    public init(name: String, data: String) {
      self.name = name
      self.data = data
    }
  }

  private struct State {
    var nextKey = 0
    var listeners: [Int: (workspace: ID<Workspace>, continuation: AsyncStream<Update>.Continuation)] = [:]
  }

  private let state = Mutex(State())

  public init() {}

  /// Tells every listener of the workspace. One who is slow hears only of the newest 100.
  public func publish(_ update: Update, in workspace: ID<Workspace>) {
    let continuations = state.withLock { state in
      state.listeners.values.filter { $0.workspace == workspace }.map(\.continuation)
    }
    for continuation in continuations { continuation.yield(update) }
  }

  /// The workspace's updates from now on, until the reader stops reading.
  public func updates(of workspace: ID<Workspace>) -> AsyncStream<Update> {
    let (stream, continuation) = AsyncStream.makeStream(of: Update.self, bufferingPolicy: .bufferingNewest(100))
    let key = state.withLock { state in
      state.nextKey += 1
      state.listeners[state.nextKey] = (workspace, continuation)
      return state.nextKey
    }
    continuation.onTermination = { [weak self] _ in self?.state.withLock { $0.listeners[key] = nil } }
    return stream
  }
}
