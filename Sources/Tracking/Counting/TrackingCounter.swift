import Customers
import Kernel
import Logging
import Storage

/// Counts what is in the log: a window of bodies at a time, in one transaction with how far it has come, so that
/// every acknowledged event counts once, whatever ends the process and whoever goes on.
actor TrackingCounter {
  /// What is kept of a workspace between windows.
  private struct State {
    var seen: SeenIndex
    var book = UserBook()
  }

  /// The most bytes of a window: what waits longer is counted together.
  private static let most = 32 << 20

  private let database: Database
  private let effects: Effects
  private let accountsCounted: AccountsCounted
  private var states: [ID<Workspace>: State] = [:]
  private let logger: Logger
  private var busy: Set<ID<Workspace>> = []
  /// Where the last window could not be written for what is in it.
  private var careful: Set<ID<Workspace>> = []

  init(database: Database, effects: Effects, logger: Logger, accountsCounted: @escaping AccountsCounted) {
    self.database = database
    self.logger = logger
    self.effects = effects
    self.accountsCounted = accountsCounted
  }

  /// Counts the next window of every workspace in whose log something waits.
  /// - Returns: whether anything was counted.
  func countNext() async throws -> Bool {
    var hasCounted = false
    for workspace in try await database.read({ tx in try EventLogStore.waiting(tx) }) {
      if try await countNext(in: workspace) { hasCounted = true }
    }
    return hasCounted
  }

  /// Counts one window of a workspace.
  ///
  /// When it cannot be written for what is in it, its bodies are counted one by one, and the one that cannot is set
  /// aside: what one client sends never stops what others send.
  /// - Returns: false when nothing waits, or when somebody else is at it.
  func countNext(in workspace: ID<Workspace>) async throws -> Bool {
    guard busy.insert(workspace).inserted else { return false }
    defer { busy.remove(workspace) }
    let state = states.removeValue(forKey: workspace)
    let most = careful.contains(workspace) ? 1 : Self.most
    guard let window = try await TrackingWindow.open(state?.seen, most: most, in: workspace, database) else {
      careful.remove(workspace)
      states[workspace] = state
      return false
    }
    do {
      var book = state?.book ?? UserBook()
      book.begin(at: effects.now)
      let (seen, kept) = try await window.count(book, effects: effects, accountsCounted, database)
      if let seen { states[workspace] = State(seen: seen, book: kept) }
      return seen != nil
    } catch  where !error.isOfTheMoment {
      guard window.isSingle else {
        careful.insert(workspace)
        return true
      }
      logger.error("events are set aside", metadata: ["body": "\(window.last)", "error": "\(error)"])
      try await window.setAside(database)
      careful.remove(workspace)
      return true
    }
  }
}

extension Error {
  /// Whether the same may succeed later: nothing is wrong with what was to be written.
  fileprivate var isOfTheMoment: Bool {
    switch self as? DatabaseError {
    case .busy, .unavailable, .full, .readOnly, .tookTooLong: true
    default: self is CancellationError
    }
  }
}
