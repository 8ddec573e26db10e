import Customers
import Identity
import Kernel
import Language
import Storage

/// Puts together what a workspace's accounts are scored by.
struct ScoringPlanner: Sendable {
  typealias MoreFields = @Sendable () -> [FilterField<Account>]

  let moreFields: MoreFields

  /// The plan for `days`, ascending; nil for a workspace that is gone.
  ///
  /// - Parameters:
  ///   - moment: what was learned later is left out. Whether a source was alive is told from all that is known.
  ///   - cards: to be used in place of the stored ones, for previews.
  ///   - day: on which the rules of scorecards are asked; nil for the last of the days.
  func plan(
    _ days: [LocalDate], isPresent: Bool, knownAt moment: Timestamp? = nil, cards: [StoredScorecard]? = nil,
    rulesOn day: LocalDate? = nil, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ScoringPlan? {
    guard let last = days.last, let home = try WorkspaceStore.find(tx, workspace) else { return nil }
    let metrics = try MetricStore.all(in: workspace, tx)
    let calendar = FeedCalendar(metrics, days: try ScoringStore.feedDays(upTo: last, in: workspace, tx))
    let stored = try cards ?? ScorecardStore.all(in: workspace, tx)
    let made = stored.compactMap { card -> ScoringPlan.Card? in
      let rule = card.filter.map { condition($0, of: home, on: day ?? last) }
      // A rule that can no longer be read is for nobody.
      if let rule, rule == nil { return nil }
      return ScoringPlan.Card(
        version: card.version, card.definition, days: days, metrics: metrics, calendar: calendar, rule: rule ?? nil,
        exceptions: exceptions(of: card.definition, home, on: last))
    }
    guard made.contains(where: { $0.rule == nil }) else { return nil }
    var plan = ScoringPlan(workspace: workspace, days: days, isPresent: isPresent, cards: made)
    plan.known = moment.map { ScoringPlan.Known(at: $0, metrics: metrics) }
    return plan
  }

  /// Everything that is wrong with a condition that stands at `pointer`; empty when it can be read.
  func problems(
    with condition: String, at pointer: String, of workspace: Workspace, on day: LocalDate
  ) -> [Problem.Field] {
    do {
      _ = try FilterCompiler.compile(condition, fields: fields, context: context(workspace, day))
      return []
    } catch {
      return error.problem(pointer: pointer).fields
    }
  }

  private func exceptions(
    of scorecard: Scorecard, _ workspace: Workspace, on day: LocalDate
  ) -> [(key: String, condition: SQL)] {
    scorecard.exceptions.compactMap { exception in
      condition(exception.condition, of: workspace, on: day).map { (exception.key, $0) }
    }
  }

  private func condition(_ text: String, of workspace: Workspace, on day: LocalDate) -> SQL? {
    try? FilterCompiler.compile(text, fields: fields, context: context(workspace, day))
  }

  private var fields: FilterFields<Account> { AccountFields.fields().adding(moreFields()) }

  private func context(_ workspace: Workspace, _ day: LocalDate) -> FilterContext {
    FilterContext(
      workspace: workspace.id, viewer: nil, permissions: Set(Permission.allCases), language: workspace.language,
      today: day, timeZone: workspace.timeZone, currency: workspace.currency, fold: { TextNormalizer.folded($0) })
  }
}
