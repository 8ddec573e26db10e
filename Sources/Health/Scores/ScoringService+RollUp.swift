import Customers
import Kernel
import Storage

/// Parents follow those below them, level by level: only where a scorecard rolls scores up.
extension ScoringService {
  /// Scores the accounts above these for the present day, the nearest first.
  func scorePresent(
    above accounts: [ID<Account>], rebuildsTrends: Bool = false, in workspace: ID<Workspace>
  ) async throws -> ScoringTimes {
    var times = ScoringTimes()
    for level in try await levels(above: accounts, in: workspace) {
      let stretches = stretches(of: level)
      times =
        times
        + (try await scorePresent(
          stretches, isWorthwhile: false, rebuildsTrends: rebuildsTrends, in: workspace))
    }
    return times
  }

  /// The accounts from which every parent is reached on the way up; none where nothing is rolled up.
  func leaves(in workspace: ID<Workspace>) async throws -> [ID<Account>] {
    guard try await rollsUp(in: workspace) else { return [] }
    return try await database.read { tx in try ChildHealthStore.leaves(in: workspace, tx) }
  }

  /// These accounts and all above them whose scores follow from theirs.
  func withParents(_ accounts: [ID<Account>], in workspace: ID<Workspace>) async throws -> [ID<Account>] {
    let above = try await levels(above: accounts, in: workspace)
    return Set(accounts + above.joined()).sorted()
  }

  /// The parents of accounts, then the parents of these and so on. An account that is reached on ways of different
  /// lengths stands in several levels: it is told last when all below it are.
  func levels(above accounts: [ID<Account>], in workspace: ID<Workspace>) async throws -> [[ID<Account>]] {
    guard !accounts.isEmpty, try await rollsUp(in: workspace) else { return [] }
    return try await database.read { tx in
      var levels: [[ID<Account>]] = []
      var below = accounts
      while levels.count < Self.mostLevels {
        below = try ChildHealthStore.parents(of: below, in: workspace, tx)
        if below.isEmpty { break }
        levels.append(below)
      }
      return levels
    }
  }

  /// Nobody stands below themselves; the limit is there for what should never be.
  private static let mostLevels = 100

  private func rollsUp(in workspace: ID<Workspace>) async throws -> Bool {
    try await database.read { tx in
      try ScorecardStore.all(in: workspace, tx).contains { $0.definition.rollsUp }
    }
  }
}

extension Scorecard {
  /// Whether it rolls up what the accounts below came to.
  var rollsUp: Bool {
    measures.contains { measure in
      guard case .field(let name) = measure.source else { return false }
      return AccountField(rawValue: name)?.isRolledUp == true
    }
  }
}
