import Customers
import Foundation
import Identity
import Kernel
import Storage

/// Scores accounts: some, or all of a workspace, for the present day; and days of the past.
///
/// Accounts are taken in stretches of ids. Of a stretch every table is read in one sweep on a connection of its
/// own, the scores are reckoned there, and written in a short transaction, so that nobody waits long for the
/// writer. Stretches run side by side, as many as there are cores.
public struct ScoringService: Sendable {
  let database: Database
  let effects: Effects
  let library: ScorecardLibrary
  let planner: ScoringPlanner
  let workers: Int

  /// - Parameters:
  ///   - moreFields: fields of other rooms that exceptions and rules may ask about.
  ///   - workers: how many stretches run at once; nil for one a core, at most 8.
  public init(
    database: Database, effects: Effects, library: ScorecardLibrary = ScorecardLibrary(),
    moreFields: @escaping @Sendable () -> [FilterField<Account>] = { [] }, workers: Int? = nil
  ) {
    self.database = database
    self.effects = effects
    self.library = library
    planner = ScoringPlanner(moreFields: moreFields)
    self.workers = max(1, workers ?? min(8, ProcessInfo.processInfo.activeProcessorCount))
  }

  /// Scores these accounts for the workspace's present day, and those above them where scores are rolled up; those that
  /// are gone are left out.
  @discardableResult
  public func score(_ accounts: [ID<Account>], in workspace: ID<Workspace>) async throws -> ScoringTimes {
    let times = try await scorePresent(stretches(of: accounts), isWorthwhile: false, in: workspace)
    return times + (try await scorePresent(above: accounts, in: workspace))
  }

  /// Scores every account for the workspace's present day.
  @discardableResult
  public func scoreAll(in workspace: ID<Workspace>) async throws -> ScoringTimes {
    let stretches = try await stretches(of: 1000, in: workspace)
    try await database.write { tx in try Worklist.measureMoney(in: workspace, tx) }
    let times = try await scorePresent(stretches, isWorthwhile: true, in: workspace)
    return times + (try await scorePresent(above: leaves(in: workspace), in: workspace))
  }

  /// The workspace's present day; nil for a workspace that is gone.
  public func today(in workspace: ID<Workspace>) async throws -> LocalDate? {
    let now = effects.now
    return try await database.read { tx in
      try WorkspaceStore.find(tx, workspace).map { now.day(in: $0.timeZone) }
    }
  }

  func scorePresent(
    _ stretches: [ScoringStore.Stretch], isWorthwhile: Bool, rebuildsTrends: Bool = false, in workspace: ID<Workspace>
  ) async throws -> ScoringTimes {
    try await ensureScorecard(isWorthwhile: isWorthwhile, in: workspace)
    guard let today = try await today(in: workspace) else { return ScoringTimes() }
    guard let plan = try await plan([today], isPresent: true, in: workspace) else { return ScoringTimes() }
    return try await run(plan, stretches, rebuildsTrends: rebuildsTrends)
  }

  func plan(_ days: [LocalDate], isPresent: Bool, in workspace: ID<Workspace>) async throws -> ScoringPlan? {
    let (planner, readAt) = (planner, effects.now)
    var plan = try await database.read { tx in try planner.plan(days, isPresent: isPresent, in: workspace, tx) }
    plan?.readAt = readAt
    return plan
  }

  /// These accounts, each once, so many in a transaction that it is worth its way to the disk and still short.
  func stretches(of accounts: [ID<Account>]) -> [ScoringStore.Stretch] {
    Set(accounts).sorted().chunks(of: 200).map { .accounts($0) }
  }

  /// Ranges of up to `size` accounts, in the order of their ids.
  func stretches(of size: Int, in workspace: ID<Workspace>) async throws -> [ScoringStore.Stretch] {
    let ids = try await database.read { tx in try ScoringStore.accounts(in: workspace, tx) }
    return stride(from: 0, to: ids.count, by: size).map { .range(ids[$0]...ids[min($0 + size, ids.count) - 1]) }
  }

  func ensureScorecard(isWorthwhile: Bool, in workspace: ID<Workspace>) async throws {
    let hasAny = try await database.read { tx in try !ScorecardStore.all(in: workspace, tx).isEmpty }
    guard !hasAny || isWorthwhile else { return }
    let effects = effects
    try await database.write { tx in
      guard let home = try WorkspaceStore.find(tx, workspace) else { return }
      try AdaptedScorecard.ensure(
        on: effects.now.day(in: home.timeZone), isWorthwhile: isWorthwhile, language: home.language, effects: effects,
        in: workspace, tx)
    }
  }

  /// Scores the stretches side by side.
  func run(
    _ plan: ScoringPlan, _ stretches: [ScoringStore.Stretch], rebuildsTrends: Bool = false
  ) async throws -> ScoringTimes {
    let workers = min(workers, stretches.count)
    return try await withThrowingTaskGroup(of: ScoringTimes.self) { group in
      for worker in 0..<workers {
        group.addTask {
          var times = ScoringTimes()
          for index in stride(from: worker, to: stretches.count, by: workers) {
            times = times + (try await self.score(stretches[index], plan, rebuildsTrends: rebuildsTrends))
          }
          return times
        }
      }
      return try await group.reduce(ScoringTimes(), +)
    }
  }

  private func score(
    _ stretch: ScoringStore.Stretch, _ plan: ScoringPlan, rebuildsTrends: Bool
  ) async throws -> ScoringTimes {
    let (accounts, spent) = try await reckon(stretch, plan)
    let begun = ContinuousClock.now
    let overtaken = try await write(accounts, of: stretch, plan, rebuildsTrends: rebuildsTrends)
    var times = spent
    times.write = ContinuousClock.now - begun
    // Whoever was quicker knew nothing of the past that the trend has to follow.
    guard rebuildsTrends, !overtaken.isEmpty,
      let again = try await self.plan(plan.days, isPresent: true, in: plan.workspace)
    else { return times }
    return times + (try await score(.accounts(overtaken.sorted()), again, rebuildsTrends: true))
  }

  /// Reads a stretch and reckons its scores.
  func reckon(
    _ stretch: ScoringStore.Stretch, _ plan: ScoringPlan
  ) async throws -> (accounts: [ScoredAccount], times: ScoringTimes) {
    let pass = ScoringPass(plan: plan, library: library)
    return try await database.read { tx in try pass.run(stretch, tx) }
  }

  /// Writes the scores of a stretch and what follows from them.
  /// - Returns: the accounts that somebody has scored meanwhile who read later: nothing of theirs is written.
  @discardableResult
  func write(
    _ accounts: [ScoredAccount], of stretch: ScoringStore.Stretch, _ plan: ScoringPlan, rebuildsTrends: Bool = false
  ) async throws -> Set<ID<Account>> {
    let (effects, library) = (effects, library)
    return try await database.write { tx in
      let writer = ScoreWriter(plan: plan, effects: effects, rebuildsTrends: rebuildsTrends)
      let overtaken = try writer.write(accounts, tx)
      guard plan.isPresent else { return overtaken }
      try Worklist.refresh(stretch, on: plan.lastDay, at: effects.now, library: library, in: plan.workspace, tx)
      return overtaken
    }
  }
}
