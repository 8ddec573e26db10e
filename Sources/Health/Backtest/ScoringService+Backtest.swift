import Customers
import Kernel
import Storage

extension ScoringService {
  /// Scores every past month by the definition and compares with who was lost afterwards; nothing is written.
  ///
  /// A score sees what was dated up to its day: imported history counts as known when it was so. Rules of scorecards,
  /// seats and exceptions are not dated: accounts have the rule and the seats of now, and exceptions are left out. So are
  /// the days to a renewal: the end of a subscription is known as it came to be.
  ///
  /// - Parameters:
  ///   - definition: the version or draft that is tested.
  ///   - progress: hears how many of all accounts are done.
  /// - Throws: 404 for a scorecard that is not there.
  public func backtest(
    _ question: Backtest.Question, _ definition: Scorecard, in workspace: ID<Workspace>,
    progress: @escaping @Sendable (_ done: Int, _ all: Int) async throws -> Void = { _, _ in }
  ) async throws -> Backtest {
    guard let today = try await today(in: workspace) else { throw Problem.notFound }
    let planner = planner
    let (made, known) = try await database.read { tx -> (ScoringPlan?, LocalDate?) in
      var cards = try ScorecardStore.all(in: workspace, tx)
      guard let place = cards.firstIndex(where: { $0.id == question.scorecard }) else { throw Problem.notFound }
      cards[place].definition = definition
      cards[place].version = Self.tested
      if let rule = question.rule, !cards[place].isDefault {
        cards[place].filter = rule.filter
        cards.move(from: place, to: rule.position)
      }
      let metrics = try MetricStore.all(in: workspace, tx)
      let calendar = FeedCalendar(metrics, days: try ScoringStore.feedDays(upTo: today, in: workspace, tx))
      guard let span = calendar.span else { return (nil, nil) }
      let known = try ChurnStore.lastDay(of: question.churn, upTo: today, in: workspace, tx) ?? span.upperBound
      let days = Backtest.days(
        first: span.lowerBound, knownUntil: known, horizon: question.horizon, churn: question.churn)
      return (
        days.isEmpty
          ? nil
          : try planner.plan(
            days, isPresent: false, cards: cards, rulesOn: today, in: workspace, tx), known
      )
    }
    guard var plan = made else {
      return BacktestCases(question, days: [], knownUntil: known, measures: 0).result(redBelow: definition.bands.amber)
    }
    plan.leavesOutHindsight = true
    let stretches = try await stretches(of: 500, in: workspace)
    let none = BacktestCases(question, days: plan.days, knownUntil: known, measures: definition.measures.count)
    var cases = none
    let all = stretches.count + (question.suggestsWeights ? WeightFolds.steps : 0)
    // One after another, so that the pages stay quick meanwhile.
    for (place, stretch) in stretches.enumerated() {
      cases += try await self.cases(of: stretch, plan, none)
      try await progress(place + 1, all)
    }
    var result = cases.result(redBelow: definition.bands.amber)
    if result.evaluation != nil, let points = cases.points {
      var learner = WeightLearner(definition, cases.outcomes, points)
      var done = stretches.count
      result.suggestion = try await learner?.suggestion {
        done += 1
        try await progress(done, all)
      }
    }
    return result
  }

  /// A version that no scorecard has.
  private static let tested: Int32 = 0

  /// - Parameter none: to which the cases of the stretch are added.
  private func cases(
    of stretch: WorkStretch, _ plan: ScoringPlan, _ none: BacktestCases
  ) async throws -> BacktestCases {
    let pass = ScoringPass(plan: plan, library: library)
    return try await database.read { tx in
      var past = PastScores()
      past.followsStored = false
      let histories = try ChurnStore.histories(stretch, in: plan.workspace, tx)
      var cases = none
      var measures: [ID<Account>: [LocalDate: [MeasureResult]]] = [:]
      func keep(_ account: ID<Account>, _ score: Score) { measures[account, default: [:]][score.day] = score.measures }
      let keeps = none.points == nil ? nil : keep
      for scored in try pass.run(stretch, tx, past: past, keep: keeps).accounts {
        guard scored.records.first?.scorecardVersion == Self.tested, let history = histories[scored.facts.id] else {
          continue
        }
        cases.add(scored.facts, scored.records, history, measures: measures[scored.facts.id] ?? [:])
      }
      return cases
    }
  }
}
