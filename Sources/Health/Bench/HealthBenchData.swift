import Customers
import Kernel
import Storage

/// The workspace that `saathi bench score` measures on: accounts with five metrics, a value a day.
public enum HealthBenchData {
  private static let metrics: [(key: String, kind: MetricKind, direction: MetricDirection)] = [
    ("usage_count", .count, .up), ("active_users", .distinctUsers, .up), ("error_count", .count, .down),
    ("tickets_opened", .count, .down), ("satisfaction", .lastValue, .up),
  ]

  /// Adds accounts and `days` daily values of each metric up to `last`, and scores of the thirty days before, so
  /// that a run writes between older rows as it does in real life.
  public static func make(
    accounts count: Int, days: Int = 90, endingOn last: LocalDate, in workspace: ID<Workspace>, _ database: Database
  ) async throws {
    let now = last.utcStart
    let ids = IDSource(random: SeededRandom(seed: 1))
    let defined = try await database.write { tx in
      try metrics.map { metric in
        try MetricStore.define(
          metric.key, name: LocalizedText(metric.key), unit: "", kind: metric.kind, direction: metric.direction,
          at: now, in: workspace, tx)
      }
    }
    var made: [ID<Account>] = []
    for start in stride(from: 0, to: count, by: 1000) {
      let accounts = (start..<min(start + 1000, count)).map { index in
        var details = AccountDetails(name: "Bench \(index)", currency: .usd)
        details.customerSince = last - (days - 1)
        // Some are lost, so that a back-test has something to look for.
        if index.isMultiple(of: 20) { details.churnedOn = last - index % days }
        return Account(id: ids.make(at: now), details: details, createdAt: now, updatedAt: now)
      }
      made += accounts.map(\.id)
      try await database.write { tx in try AccountStore.insert(accounts, in: workspace, tx) }
    }
    try await database.write { tx in
      let card = StoredScorecard(
        id: ids.make(at: now), name: "Bench", isAdapted: false, version: 0, definition: scorecard, createdAt: now)
      _ = try ScorecardStore.insert(card, by: nil, in: workspace, tx)
    }
    try await writeMonths(of: made, defined, from: last - (days - 1), to: last, in: workspace, database)
    try await writePast(in: workspace, before: last, database)
  }

  /// Eight measures over the five metrics, with windows of 7 to 90 days.
  private static var scorecard: Scorecard {
    let measures = [
      measure("use", "usage_count", 30, .changeAgainstPreviousWindow, [-0.6: 0, 0: 75, 0.2: 100]),
      measure("days", "usage_count", 30, .daysActive, [0: 0, 20: 100]),
      measure("users", "active_users", 7, .mean, [0: 0, 40: 100]),
      measure("usersChange", "active_users", 30, .changeAgainstPreviousWindow, [-0.6: 0, 0: 75, 0.2: 100]),
      measure("errors", "error_count", 30, .sum, [0: 100, 1000: 0]),
      measure("tickets", "tickets_opened", 30, .sum, [0: 100, 1000: 0]),
      measure("ticketsQuarter", "tickets_opened", 90, .sum, [0: 100, 3000: 0]),
      measure("satisfaction", "satisfaction", 90, .mean, [1: 0, 5: 100]),
    ]
    return Scorecard(groups: [Scorecard.Group(key: "all", name: LocalizedText("All"))], measures: measures)
  }

  private static func measure(
    _ key: String, _ metric: String, _ days: Int, _ aggregate: MeasureAggregate, _ curve: PointsCurve
  ) -> Measure {
    Measure(
      key: key, name: LocalizedText(key), group: "all", source: .metric(metric), window: .lastDays(days),
      aggregate: aggregate, curve: curve, weight: 1)
  }

  private static func writeMonths(
    of accounts: [ID<Account>], _ metrics: [Metric], from: LocalDate, to: LocalDate, in workspace: ID<Workspace>,
    _ database: Database
  ) async throws {
    for month in from.monthIndex...to.monthIndex {
      for part in accounts.chunks(of: 2000) {
        try await database.write { tx in
          let rows = part.lazy.flatMap { account in
            metrics.map { metric in
              let key = RollupStore.Key(account: account, metric: metric.number, month: month)
              return (key, packed(key, from: from, to: to))
            }
          }
          try RollupStore.load(rows, in: workspace, tx)
        }
      }
    }
  }

  private static func packed(_ key: RollupStore.Key, from: LocalDate, to: LocalDate) -> PackedMonth {
    var packed = PackedMonth(month: key.month)
    var random = SeededRandom(seed: key.account.low ^ UInt64(key.metric) << 32 ^ UInt64(key.month))
    let first = PackedMonth.firstDay(month: key.month)
    for day in 0..<PackedMonth.dayCount(month: key.month) where first + day >= from && first + day <= to {
      packed[first + day] = key.metric == 5 ? Double(1 + random.next() % 5) : Double(random.next() % 50)
    }
    return packed
  }

  private static func writePast(
    in workspace: ID<Workspace>, before day: LocalDate, _ database: Database
  ) async throws {
    let noon = day.utcStart + .hours(12)
    let service = ScoringService(database: database, effects: Effects(clock: { noon }, ids: IDSource()))
    try await service.backfill(from: day - 30, to: day - 1, step: 1, in: workspace)
  }
}
