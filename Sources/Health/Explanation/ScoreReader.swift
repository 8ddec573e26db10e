import Customers
import Kernel
import Storage

/// Reads scores with their lines, as they were stored or, for a past day without one, reckoned on the spot.
public struct ScoreReader: Sendable {
  /// A score and the scorecard that made it.
  public struct Explained: Sendable {
    public let score: Score
    public let scorecard: Scorecard
  }

  /// How old a stored score may be to stand for a later day.
  private static let staleAfter = 7

  let service: ScoringService

  public init(_ service: ScoringService) { self.service = service }

  /// The score of an account on `day`: the latest of the week before, else reckoned without being written.
  /// Nil when the workspace has no scorecard.
  ///
  /// - Parameters:
  ///   - moment: what was learned later is left out; nil for all that is known.
  ///   - rules: those of now let no stored score of the past stand.
  public func score(
    of account: ID<Account>, on day: LocalDate, knownAt moment: Timestamp? = nil, rules: ScoringRules = .then,
    today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Explained? {
    let day = min(day, today)
    let isPresent = day == today && moment == nil
    let stored =
      rules == .now && !isPresent
      ? nil
      : try HealthScoreStore.latest(
        of: account, onOrBefore: day, notBefore: day - Self.staleAfter, knownAt: moment, library: service.library,
        in: workspace, tx)
    guard let score = try stored ?? reckoned(account, day, moment, isPresent: isPresent, workspace, tx) else {
      return nil
    }
    return try service.library.definition(score.scorecardVersion, in: workspace, tx)
      .map { Explained(score: score, scorecard: $0) }
  }

  /// The scores at both ends; nil when one of them is not there.
  func ends(
    of account: ID<Account>, _ days: HealthDays, today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> (from: Explained, to: Explained)? {
    guard
      let from = try score(
        of: account, on: days.from, knownAt: days.knownAt, rules: days.rules, today: today, in: workspace, tx),
      let to = try score(
        of: account, on: days.to, knownAt: days.knownAt, rules: days.rules, today: today, in: workspace, tx)
    else { return nil }
    return (from, to)
  }

  /// The scores of an account from `from` to `to`, oldest first.
  public func history(
    of account: ID<Account>, from: LocalDate, to: LocalDate, knownAt moment: Timestamp? = nil,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [HealthPoint] {
    try HealthScoreStore.history(of: account, from: from, to: to, knownAt: moment, in: workspace, tx)
  }

  private func reckoned(
    _ account: ID<Account>, _ day: LocalDate, _ moment: Timestamp?, isPresent: Bool, _ workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> Score? {
    guard let plan = try service.planner.plan([day], isPresent: isPresent, knownAt: moment, in: workspace, tx) else {
      return nil
    }
    var found: Score?
    _ = try ScoringPass(plan: plan, library: service.library).run(.accounts([account]), tx) { _, score in found = score
    }
    return found
  }
}
