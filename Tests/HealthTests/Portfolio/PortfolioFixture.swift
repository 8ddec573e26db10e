import Kernel
import Storage

@testable import Customers
@testable import Health

extension HealthFixture {
  /// A score of a day in a band, without anything that it is made of.
  static func record(_ band: Band, _ points: Int = 40, on day: LocalDate, of account: ID<Account>) -> HealthRecord {
    let score = Score(
      day: day, scorecardVersion: 1, value: Points(points), band: band, coverage: Coverage(known: 1, all: 1),
      measures: [], hold: .zero, exceptions: [])
    return HealthRecord(score, of: account, scorecard: ScoringFixture.scorecard([]))
  }

  func write(_ records: [HealthRecord], in home: ID<Workspace>? = nil) async throws {
    let now = effects.now
    try await db.write { [workspace] tx in
      try HealthScoreStore.upsert(records, at: now, in: home ?? workspace, tx)
    }
  }

  /// An account that pays `mrr` from `since` on.
  func customer(
    _ name: String, owner: ID<Person>? = nil, currency: Currency = .usd, mrr: Int64 = 100, since: LocalDate,
    lost: LocalDate? = nil, in home: ID<Workspace>? = nil
  ) async throws -> ID<Account> {
    var details = AccountDetails(name: name, owner: owner, currency: currency)
    (details.stage, details.customerSince, details.churnedOn) = (.adopting, since, lost)
    let account = Account(id: effects.newID(), details: details, createdAt: effects.now, updatedAt: effects.now)
    let subscription = Subscription(
      id: effects.newID(), account: account.id, terms: SubscriptionTerms(startsOn: since, endsOn: nil),
      periods: [SubscriptionPeriod(startsOn: since, endsOn: nil, mrr: Money(minorUnits: mrr, currency: currency))],
      createdAt: effects.now, updatedAt: effects.now)
    try await db.write { [workspace] tx in
      try AccountStore.insert([account], in: home ?? workspace, tx)
      try SubscriptionStore.insert([subscription], in: home ?? workspace, tx)
    }
    return account.id
  }

  func portfolio(
    where condition: SQL = "1 = 1", in home: ID<Workspace>? = nil, from: LocalDate = day - 60, to: LocalDate = day
  ) async throws -> Portfolio {
    let query = PortfolioStore.Query(condition: condition, asksSummary: false, days: from...to)
    return try await db.read { [workspace] tx in try PortfolioStore.read(query, in: home ?? workspace, tx) }
  }
}
