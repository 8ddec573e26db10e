import Customers
import Kernel
import Storage

/// What stands behind one measure of a score.
struct MeasureRows: Sendable {
  /// The rows, by what the measure reads.
  enum Rows: Sendable {
    /// The days that have values, youngest first, one value for each metric of the measure.
    case days([(day: LocalDate, values: [Double?])])
    /// The subscriptions of the account, newest first.
    case subscriptions([Subscription])
    /// Calls and meetings, newest first, at most as many as `MeasureRows.mostConversations`.
    case conversations([TimelineEntry])
    /// What people told, the latest first.
    case told([Observation])
    /// The accounts below whose scores are rolled up.
    ///
    /// - Parameter visible: those of them that the reader may see.
    case children(ChildrenHealth, visible: Set<ID<Account>>)
  }

  static let mostConversations = 5

  let measure: Measure
  let result: MeasureResult
  /// What the metrics of the measure are called; those that are gone by their keys.
  let metrics: [LocalizedText]
  let rows: Rows

  /// Nil when the score has no such measure.
  ///
  /// - Parameter time: the day of the score, and what was known.
  init?(
    _ key: String, _ explained: ScoreReader.Explained, account: ID<Account>, at time: FilterTime, today: LocalDate,
    for actor: Actor, _ tx: Transaction
  ) throws {
    let workspace = actor.workspace
    guard let measure = explained.scorecard.measures.first(where: { $0.key == key }),
      let result = explained.score.measures.first(where: { $0.key == key })
    else { return nil }
    self.measure = measure
    self.result = result
    if case .field(let name) = measure.source {
      metrics = []
      rows = try Self.rows(of: AccountField(rawValue: name), account, at: time, today: today, for: actor, tx)
      return
    }
    let reach = measure.aggregate == .changeAgainstPreviousWindow ? result.to - result.from + 1 : 0
    let (from, to) = (result.from - reach, result.to)
    let known = try measure.source.metrics.map { key in (key, try MetricStore.find(key, in: workspace, tx)) }
    metrics = known.map { key, metric in metric?.name ?? LocalizedText(key) }
    let series = try known.map { _, metric in
      try metric.map {
        try RollupStore.series(of: account, $0, from: from, to: to, knownAt: time.knownAt, in: workspace, tx)
      }
    }
    let days = (0...max(0, to - from)).map { to - $0 }.compactMap { day in
      let values = series.map { $0?[day] }
      return values.contains { $0 != nil } ? (day: day, values: values) : nil
    }
    rows = .days(days)
  }

  private static func rows(
    of field: AccountField?, _ account: ID<Account>, at time: FilterTime, today: LocalDate, for actor: Actor,
    _ tx: Transaction
  ) throws -> Rows {
    let workspace = actor.workspace
    switch field {
    case .daysToRenewal:
      return .subscriptions(
        try SubscriptionPastStore.subscriptions(of: account, at: time, today: today, in: workspace, tx))
    case .daysSinceLastContact:
      let query = TimelineQuery(
        account: account, kinds: [.call, .meeting], until: (time.day(or: today) + 1).utcStart, knownAt: time.knownAt,
        limit: mostConversations)
      return .conversations(try TimelineStore.page(query, in: workspace, tx).items)
    case .impression, .meetingOutcome, .daysSinceChampionLeft:
      let kinds = field?.told.map { [$0] } ?? []
      return .told(
        try ObservationStore.told(
          of: account, kinds, upTo: time.day.flatMap { $0 < today ? $0 : nil }, knownAt: time.knownAt, in: workspace,
          tx))
    case .worstChild, .childrenMean:
      let below = try children(of: account, at: time, today: today, in: workspace, tx)
      let visible = try ScoringStore.matching(
        AccountAccess.visible(to: actor), .accounts(below.children.map(\.account)), in: workspace, tx)
      return .children(below, visible: visible)
    case nil: return .days([])
    }
  }

  private static func children(
    of account: ID<Account>, at time: FilterTime, today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ChildrenHealth {
    let day = time.day(or: today)
    let found =
      day >= today && time.knownAt == nil
      ? try ChildHealthStore.present(.accounts([account]), on: day, in: workspace, tx)
      : try ChildHealthStore.past(
        .accounts([account]), from: day, to: day, knownAt: time.knownAt, in: workspace, tx)
    return ChildrenHealth(found[account] ?? [], on: day)
  }
}
