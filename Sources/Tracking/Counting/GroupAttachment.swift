import Customers
import Kernel
import Storage

/// Gives accounts that have become known what was kept for them.
actor GroupAttachment {
  private let database: Database
  private let accountsCounted: AccountsCounted
  private var lastCommit = -1
  private var lookedAt: ContinuousClock.Instant?

  init(database: Database, accountsCounted: @escaping AccountsCounted) {
    self.database = database
    self.accountsCounted = accountsCounted
  }

  /// Looks through all workspaces, when anything was written since the last time, and at most once a second.
  func attachAll() async throws {
    let commit = database.commitCount
    guard commit != lastCommit, lookedAt.map({ .now - $0 >= .seconds(1) }) ?? true else { return }
    lookedAt = .now
    let found = try await database.read { tx in
      try SourceStore.workspaces(tx).filter { try !IdentityStore.groupsToResolve(in: $0, tx).isEmpty }
    }
    for workspace in found {
      try await database.write { [accountsCounted] tx in
        try Self.attach(in: workspace, accountsCounted, tx)
      }
    }
    lastCommit = commit
  }

  private static func attach(in workspace: ID<Workspace>, _ accountsCounted: AccountsCounted, _ tx: Transaction) throws
  {
    let metrics = Dictionary(try MetricStore.all(in: workspace, tx).map { ($0.number, $0) }) { first, _ in first }
    var counts = WindowCounts()
    for (group, source) in try IdentityStore.groupsToResolve(in: workspace, tx) {
      let found = try IdentityStore.account(calledBy: group.key, source: source, in: workspace, tx)
      guard let account = found else { continue }
      try IdentityStore.write(group, account: account, in: workspace, tx)
      var kept = try PendingStore.take(ofGroup: group, in: workspace, tx)
      for user in try IdentityStore.userKeys(of: group, in: workspace, tx) {
        kept += try PendingStore.take(ofUser: SourceKey(source: group.source, key: user), in: workspace, tx)
      }
      for entry in kept {
        guard let kind = metrics[entry.metric]?.kind else { continue }
        counts.add(entry, kind: kind, user: PeopleWriter.userHash(entry.user, group.source), to: account)
        counts.noteSeen(account, at: entry.occurredAt)
      }
    }
    let accounts = try CountWriter.write(counts, metrics: metrics, in: workspace, tx)
    try accountsCounted(accounts, workspace, tx)
  }
}
