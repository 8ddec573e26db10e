import Kernel
import Storage
import Synchronization

/// Definitions of scorecard versions, read once: a version never changes.
public final class ScorecardLibrary: Sendable {
  private struct Key: Hashable {
    let workspace: ID<Workspace>
    let number: Int32
  }

  private let known = Mutex<[Key: Scorecard]>([:])

  public init() {}

  /// The definition of a version; nil when the workspace has none of this number.
  public func definition(
    _ number: Int32, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Scorecard? {
    let key = Key(workspace: workspace, number: number)
    if let definition = known.withLock({ $0[key] }) { return definition }
    guard let definition = try ScorecardStore.definition(number, in: workspace, tx) else { return nil }
    known.withLock { known in
      if known.count >= 1000 { known.removeAll() }
      known[key] = definition
    }
    return definition
  }
}
