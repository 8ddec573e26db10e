import Customers
import Kernel
import Storage

extension ScoringService {
  /// Scores the past: each week back to the first data, at most eighteen months before the last data; and each of
  /// the last thirty days. Then the present.
  ///
  /// What was so then is told from what is known now, by the scorecard of now; once a person has made a scorecard the
  /// scores that there are keep theirs, and only what changes is reckoned anew (`rescore`). Exceptions are left out:
  /// what their conditions ask is known for the present only.
  @discardableResult
  public func backfill(in workspace: ID<Workspace>) async throws -> ScoringTimes {
    try await ensureScorecard(isWorthwhile: true, in: workspace)
    guard let today = try await today(in: workspace) else { return ScoringTimes() }
    let (days, isSettled) = try await database.read { tx in
      let isSettled =
        try !HealthPastStore.versionsOfPeople(in: workspace, tx).isEmpty
        && HealthPastStore.hasAny(before: today, in: workspace, tx)
      return (try Self.pastDays(in: workspace, before: today, tx), isSettled)
    }
    let times = isSettled ? ScoringTimes() : try await backfill(days, in: workspace)
    return times + (try await present(in: workspace))
  }

  /// Scores the days of a range: weekly, or daily when `step` is 1. The present day is not among them.
  @discardableResult
  public func backfill(
    from: LocalDate, to: LocalDate, step: Int = 7, in workspace: ID<Workspace>
  ) async throws -> ScoringTimes {
    try await ensureScorecard(isWorthwhile: false, in: workspace)
    guard let today = try await today(in: workspace), from <= to else { return ScoringTimes() }
    let days = stride(from: 0, through: to - from, by: max(1, step)).map { from + $0 }.filter { $0 < today }
    return try await backfill(days, in: workspace)
  }

  private func backfill(_ days: [LocalDate], in workspace: ID<Workspace>) async throws -> ScoringTimes {
    guard !days.isEmpty, let plan = try await plan(days, isPresent: false, in: workspace) else {
      return ScoringTimes()
    }
    var times = try await run(plan, try await stretches(of: 100, in: workspace))
    for level in try await levels(above: leaves(in: workspace), in: workspace) {
      times = times + (try await run(plan, stretches(of: level)))
    }
    return times
  }

  private func present(in workspace: ID<Workspace>) async throws -> ScoringTimes {
    let times = try await scorePresent(
      try await stretches(of: 1000, in: workspace), isWorthwhile: false, rebuildsTrends: true, in: workspace)
    return times + (try await scorePresent(above: leaves(in: workspace), rebuildsTrends: true, in: workspace))
  }

  /// The days of a workspace's past to be scored, ascending.
  static func pastDays(in workspace: ID<Workspace>, before today: LocalDate, _ tx: Transaction) throws -> [LocalDate] {
    let metrics = try MetricStore.all(in: workspace, tx)
    let calendar = FeedCalendar(metrics, days: try ScoringStore.feedDays(upTo: today, in: workspace, tx))
    return pastDays(of: calendar.span, before: today)
  }

  /// The days to be scored, ascending: weeks of data and a month of the silence after it, then the last month.
  static func pastDays(of span: ClosedRange<LocalDate>?, before today: LocalDate) -> [LocalDate] {
    guard let span else { return [] }
    let first = max(span.lowerBound, span.upperBound.adding(months: -18))
    let last = min(span.upperBound + 30, today - 31)
    let weeks = first <= last ? stride(from: 0, through: last - first, by: 7).map { last - $0 }.reversed() : []
    let recent = (1...30).reversed().map { today - $0 }.filter { $0 >= first }
    return weeks + recent
  }
}
