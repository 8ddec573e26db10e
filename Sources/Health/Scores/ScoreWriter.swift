import Customers
import Kernel
import Storage

/// Writes scores with what follows from them: the summaries that lists show, and events of changed bands.
struct ScoreWriter {
  let plan: ScoringPlan
  let effects: Effects
  let rebuildsTrends: Bool

  /// Returns the accounts whose present score somebody has written who read later: theirs stays.
  @discardableResult
  func write(_ accounts: [ScoredAccount], _ tx: Transaction) throws -> Set<ID<Account>> {
    let now = effects.now
    guard plan.isPresent else {
      try HealthPastStore.rewrite(accounts.flatMap(\.records), at: now, in: plan.workspace, tx)
      return []
    }
    // Whoever read later knows all that was read here, or the change that they missed has its own turn.
    let overtaken = try AccountSummaryStore.withHealth(
      accounts.map(\.facts.id), readAfter: plan.readAt, until: now, in: plan.workspace, tx)
    let accounts = accounts.filter { !overtaken.contains($0.facts.id) }
    try HealthScoreStore.upsert(accounts.lazy.flatMap(\.records), at: now, in: plan.workspace, tx)
    let summaries = try accounts.compactMap { account -> (ID<Account>, HealthSummary)? in
      let trend = try trend(of: account, tx)
      return account.summary(trend: trend).map { (account.facts.id, $0) }
    }
    try AccountSummaryStore.setHealth(summaries, readAt: plan.readAt, in: plan.workspace, tx)
    try EventStore.insert(accounts.filter(\.hasChangedBand).compactMap { event($0, at: now) }, in: plan.workspace, tx)
    return overtaken
  }

  private func trend(of account: ScoredAccount, _ tx: Transaction) throws -> [Int?]? {
    guard rebuildsTrends else { return nil }
    return try HealthScoreStore.trend(of: account.facts.id, endingOn: plan.lastDay, in: plan.workspace, tx)
  }

  private func event(_ account: ScoredAccount, at now: Timestamp) -> Event? {
    guard let last = account.records.last else { return nil }
    var payload = [
      "name": account.facts.name, "from": account.facts.summary.health.band.rawValue, "to": last.band.rawValue,
    ]
    payload["score"] = last.score.map { "\($0)" }
    return Event(
      id: effects.newID(), account: account.facts.id, kind: .healthBandChanged, occurredAt: now, recordedAt: now,
      payload: payload)
  }
}
