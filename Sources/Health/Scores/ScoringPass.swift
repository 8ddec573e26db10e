import Customers
import Kernel
import Storage

/// Scores a stretch of accounts by a plan: one pass over the stored months, then arithmetic.
struct ScoringPass {
  let plan: ScoringPlan
  let library: ScorecardLibrary

  /// - Parameters:
  ///   - past: what the scores of past days keep of what was reckoned before.
  ///   - keep: for previews, which look at scores with their lines; nil keeps only what is stored.
  func run(
    _ stretch: ScoringStore.Stretch, _ tx: Transaction, past: PastScores = PastScores(),
    keep: ((ID<Account>, Score) -> Void)? = nil
  ) throws -> (accounts: [ScoredAccount], times: ScoringTimes) {
    var times = ScoringTimes()
    let clock = ContinuousClock()
    let begun = clock.now
    let facts = try ScoringStore.facts(
      stretch, before: plan.days.first ?? plan.lastDay, library: library, in: plan.workspace, tx)
    var loaded = try LoadedStretch(plan, facts, stretch, tx)
    let read = clock.now
    let scored = facts.indices.map { index in
      score(facts[index], at: index, &loaded, past, keep)
    }
    times.read = read - begun
    times.compute = clock.now - read
    times.accounts = facts.count
    times.months = loaded.monthCount
    return (scored, times)
  }

  private func score(
    _ facts: AccountFacts, at index: Int, _ loaded: inout LoadedStretch, _ past: PastScores,
    _ keep: ((ID<Account>, Score) -> Void)?
  ) -> ScoredAccount {
    let card = plan.cards[loaded.cards[index]]
    var previous = past.previous ?? (past.followsStored ? facts.previous : nil)
    var records: [HealthRecord] = []
    records.reserveCapacity(plan.days.count)
    for (place, scorer) in card.scorers.enumerated() {
      loaded.prepare(index, facts, card, day: place, triggered: past.triggered[plan.days[place]])
      let score = scorer.score(loaded.inputs[index], previous: previous)
      records.append(HealthRecord(score, of: facts.id, scorecard: card.scorecard))
      keep?(facts.id, score)
      previous = score
    }
    return ScoredAccount(facts: facts, records: records)
  }
}
