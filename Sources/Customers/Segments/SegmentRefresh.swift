import Identity
import Kernel
import Storage

/// Brings memberships up to date: for some accounts when their facts or scores have changed, for all at night
/// and after imports.
public struct SegmentRefresh: Sendable {
  /// Accounts are taken in lists of this length.
  private static let chunk = 500

  let database: Database
  let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// For these accounts. The writer is only asked for when something changes.
  public func refresh(_ accounts: [ID<Account>], in workspace: ID<Workspace>) async throws {
    let all = Set(accounts).sorted()
    for some in all.chunks(of: Self.chunk) {
      let now = effects.now
      let isStale = try await database.read { tx in
        guard let round = try SegmentRound(at: now, in: workspace, tx) else { return false }
        return try round.isStale(some, tx)
      }
      guard isStale else { continue }
      try await database.write { tx in
        try SegmentRound(at: now, in: workspace, isLocking: true, tx)?.run(some, tx)
      }
    }
  }

  /// For every account; also notes the counts of the day.
  public func refreshAll(in workspace: ID<Workspace>) async throws {
    let now = effects.now
    try await database.write { tx in
      try SegmentRound(at: now, in: workspace, isLocking: true, tx)?.run(nil, tx)
    }
  }
}
