import Customers
import Kernel
import Storage

/// Gives accounts that have become known what was kept for them: what groups said and users did.
actor KeptCounts {
  /// Users are many: whether one of them has an account by now is asked this often.
  private static let pause = Duration.seconds(10)

  private let database: Database
  private let effects: Effects
  private let accountsCounted: AccountsCounted
  private var lastCommit = -1
  private var lookedAt: Timestamp?
  private var lookedAtUsers: Timestamp?

  init(database: Database, effects: Effects, accountsCounted: @escaping AccountsCounted) {
    self.database = database
    self.effects = effects
    self.accountsCounted = accountsCounted
  }

  /// Looks through all workspaces, when anything was written since the last time, and at most once a second.
  func giveAll() async throws {
    let (commit, now) = (database.commitCount, effects.now)
    guard commit != lastCommit, lookedAt.map({ now - $0 >= .seconds(1) }) ?? true else { return }
    lookedAt = now
    let isUsersTurn = lookedAtUsers.map { now - $0 >= Self.pause } ?? true
    let found = try await database.read { tx in
      try SourceStore.workspaces(tx).filter { workspace in
        if try !IdentityStore.groupsToResolve(in: workspace, tx).isEmpty { return true }
        return try isUsersTurn && !IdentityStore.usersToResolve(in: workspace, tx).isEmpty
      }
    }
    for workspace in found {
      try await database.write { [effects, accountsCounted] tx in
        // Nobody else gives or counts meanwhile, in whatever process: what was kept is given once.
        try EventLogStore.lockCounting(in: workspace, tx)
        var gift = try Gift(workspace: workspace, effects: effects, tx: tx)
        try gift.giveGroups()
        if isUsersTurn { try gift.giveUsers() }
        try accountsCounted(try gift.finish(), workspace, tx)
      }
    }
    if isUsersTurn { lookedAtUsers = now }
    // Users that were left for their turn are looked for then, whether anything is written until then or not.
    lastCommit = isUsersTurn ? commit : -1
  }

  /// What the accounts of one workspace are given in one transaction.
  private struct Gift {
    let workspace: ID<Workspace>
    let effects: Effects
    let tx: Transaction
    private var counts = WindowCounts()
    private var changes: [PastChange] = []
    private let metrics: [Int: Metric]

    init(workspace: ID<Workspace>, effects: Effects, tx: Transaction) throws {
      (self.workspace, self.effects, self.tx) = (workspace, effects, tx)
      metrics = Dictionary(try MetricStore.all(in: workspace, tx).map { ($0.number, $0) }) { first, _ in first }
    }

    mutating func giveGroups() throws {
      for (group, source) in try IdentityStore.groupsToResolve(in: workspace, tx) {
        let found = try IdentityStore.account(calledBy: group.key, source: source, in: workspace, tx)
        guard let account = found else { continue }
        if let traits = try IdentityStore.traits(of: group, in: workspace, tx) {
          changes += try TrackedAccount.write(Traits(json: traits), of: account, effects, in: workspace, tx)
        }
        try IdentityStore.write(group, account: account, in: workspace, tx)
        for contact in try IdentityStore.contacts(of: group, in: workspace, tx) {
          try ContactStore.attachUnlessThere(contact, to: account, as: .user, in: workspace, tx)
        }
        give(try PendingStore.take(ofGroup: group, in: workspace, tx), of: group.source, to: account)
        for user in try IdentityStore.userKeys(of: group, in: workspace, tx) {
          let kept = try PendingStore.take(ofUser: SourceKey(source: group.source, key: user), in: workspace, tx)
          give(kept, of: group.source, to: account)
        }
      }
    }

    mutating func giveUsers() throws {
      for (user, contact) in try IdentityStore.usersToResolve(in: workspace, tx) {
        guard let account = try IdentityStore.onlyAccounts(of: [contact], in: workspace, tx)[contact] else { continue }
        give(try PendingStore.take(ofUser: user, in: workspace, tx), of: user.source, to: account)
      }
    }

    private mutating func give(_ kept: [PendingStore.Entry], of source: ID<TrackingSource>, to account: ID<Account>) {
      for entry in kept {
        guard let kind = metrics[entry.metric]?.kind else { continue }
        counts.add(entry, kind: kind, user: PeopleWriter.userHash(entry.user, source), to: account)
        counts.noteSeen(account, at: entry.occurredAt)
      }
    }

    /// - Returns: the accounts of which something new is known, each with the earliest day of it.
    func finish() throws -> [PastChange] {
      try CountWriter.write(counts, metrics: metrics, in: workspace, tx) + changes
    }
  }
}
