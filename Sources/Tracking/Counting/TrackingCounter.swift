import Customers
import Kernel
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
  private var busy: Set<ID<Workspace>> = []

  init(database: Database, effects: Effects, accountsCounted: @escaping AccountsCounted) {
    self.database = database
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
  /// - Returns: false when nothing waits, or when somebody else is at it.
  func countNext(in workspace: ID<Workspace>) async throws -> Bool {
    guard busy.insert(workspace).inserted else { return false }
    defer { busy.remove(workspace) }
    let state = states.removeValue(forKey: workspace)
    guard
      let window = try await TrackingWindow.open(
        state?.seen, most: Self.most, in: workspace, database)
    else {
      states[workspace] = state
      return false
    }
    var book = state?.book ?? UserBook()
    book.begin(at: effects.now)
    let (seen, kept) = try await window.count(book, effects: effects, accountsCounted, database)
    if let seen { states[workspace] = State(seen: seen, book: kept) }
    return seen != nil
  }
}
