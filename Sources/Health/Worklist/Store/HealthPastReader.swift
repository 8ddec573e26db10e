import Customers
import Kernel
import Storage

/// Reads what happened to the health of accounts that may have fallen.
struct HealthPastReader {
  let workspace: ID<Workspace>
  let library: ScorecardLibrary
  let limits: WorklistLimits
  private let bands: BandLimits
  private let smallestFall: Points

  init(
    library: ScorecardLibrary, limits: WorklistLimits, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    self.workspace = workspace
    self.library = library
    self.limits = limits
    let cards = try ScorecardStore.all(in: workspace, tx).map(\.definition.bands)
    bands = BandLimits(
      amber: cards.map(\.amber).min() ?? BandLimits.standard.amber,
      green: cards.map(\.green).min() ?? BandLimits.standard.green)
    smallestFall = limits.falls.map(\.points).min() ?? .zero
  }

  /// Adds falls and the earlier band to the facts.
  func complete(_ base: inout WorkFactsStore.Base, _ tx: Transaction) throws {
    guard HealthPast.isWorthReading(base, smallestFall: smallestFall, limits: bands),
      let day = base.healthDay, let score = base.score
    else { return }
    let points = try HealthScoreStore.history(
      of: base.facts.account, from: day - HealthPast.reach, to: day - 1, in: workspace, tx)
    let past = HealthPast(day: day, score: score, band: base.facts.band, points: points)
    base.facts.earlierBand = past.earlierBand
    guard let fall = limits.steepest(past.falls(limits.falls.map(\.days))), let earlier = past.earlier(fall.days)
    else { return }
    let movers = try movers(base.facts.account, from: earlier.day, to: day, tx)
    base.facts.falls = [WorkFacts.Fall(days: fall.days, points: fall.points, movers: movers)]
  }

  /// The measures that lowered the score most, two at the most.
  private func movers(
    _ account: ID<Account>, from: LocalDate, to: LocalDate, _ tx: Transaction
  ) throws -> [WorkMover] {
    func score(_ day: LocalDate) throws -> Score? {
      try HealthScoreStore.latest(
        of: account, onOrBefore: day, notBefore: day, library: library, in: workspace, tx)
    }
    guard let before = try score(from), let after = try score(to), let change = ScoreChange.between(before, after)
    else { return [] }
    let lowering = change.topReasons(4, named: []).filter { $0.kind == .measure && $0.share < .zero }
    return lowering.prefix(2).map { reason in
      let isPresent = after.measures.contains { $0.key == reason.key }
      return WorkMover(
        measure: reason.key, scorecardVersion: (isPresent ? after : before).scorecardVersion, from: reason.fromValue,
        to: reason.toValue, share: reason.share)
    }
  }
}
