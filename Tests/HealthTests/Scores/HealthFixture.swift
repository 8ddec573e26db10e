import Customers
import Foundation
import Health
import Identity
import Jobs
import Kernel
import Storage
import Synchronization
import TestSupport

/// A workspace with accounts and metrics, and a clock that tests move.
struct HealthFixture: Sendable {
  static let day = LocalDate(daysSinceEpoch: 20_000)
  static let migrations = Identity.migrations + Customers.migrations + JobMigrations.all + Health.migrations

  let db: Database
  let workspace = ID<Workspace>(high: 0x7001, low: 0x8000_0000_0000_0001)
  let other = ID<Workspace>(high: 0x7002, low: 0x8000_0000_0000_0002)
  let clock: Clock
  let effects: Effects
  let service: ScoringService

  /// A moment that can be set.
  final class Clock: Sendable {
    private let moment: Mutex<Timestamp>
    init(_ day: LocalDate) { moment = Mutex(day.utcStart + .hours(12)) }
    var now: Timestamp { moment.withLock { $0 } }
    func pass(_ duration: Duration) { moment.withLock { $0 = $0 + duration } }
    func move(to day: LocalDate) { moment.withLock { $0 = day.utcStart + .hours(12) } }
  }

  static func with(_ engine: TestEngine, _ body: @Sendable (HealthFixture) async throws -> Void) async throws {
    let ordered = migrations.sorted { $0.id < $1.id }
    try await TestDatabase.with(engine, migrations: ordered) { db in
      let fixture = HealthFixture(db)
      try await fixture.addWorkspaces()
      try await body(fixture)
    }
  }

  private init(_ db: Database) {
    self.db = db
    let clock = Clock(Self.day)
    self.clock = clock
    effects = Effects(clock: { clock.now }, ids: IDSource(random: SeededRandom(seed: 7)))
    service = ScoringService(database: db, effects: effects, workers: 2)
  }

  private func addWorkspaces() async throws {
    try await db.write { [workspace, other] tx in
      for (id, name) in [(workspace, "ours"), (other, "theirs")] {
        try tx.execute(
          """
          INSERT INTO workspace (id, name, language, time_zone, currency, created_at)
          VALUES (\(id), \(name), 'en', 'UTC', 'USD', 0)
          """)
      }
    }
  }

  var actor: Actor { Actor.system(in: workspace) }

  @discardableResult
  func addAccounts(_ count: Int, in home: ID<Workspace>? = nil, stage: LifecycleStage = .adopting) async throws
    -> [ID<Account>]
  {
    let accounts = (0..<count).map { index in
      var details = AccountDetails(name: "Account \(index)", currency: .usd)
      details.stage = stage
      return Account(id: effects.newID(), details: details, createdAt: effects.now, updatedAt: effects.now)
    }
    try await db.write { [workspace] tx in try AccountStore.insert(accounts, in: home ?? workspace, tx) }
    return accounts.map(\.id)
  }

  /// One sample a day at noon, from the first value's day on.
  func send(
    _ values: [Double], of key: String, kind: MetricKind = .count, from: LocalDate, to account: ID<Account>,
    in home: ID<Workspace>? = nil
  ) async throws {
    try await db.write { [workspace, effects] tx in
      let home = home ?? workspace
      let metric = try MetricStore.define(
        key, name: LocalizedText(key), unit: "", kind: kind, direction: .up, at: effects.now, in: home, tx)
      let signals = values.enumerated().map { index, value in
        Signal(
          id: effects.newID(), account: account, metric: metric.number,
          occurredAt: (from + index).utcStart + .hours(12), recordedAt: effects.now, value: value)
      }
      try SignalStore.insert(signals, metrics: [metric.number: metric], in: home, tx)
    }
  }

  @discardableResult
  func addCard(
    _ measures: [Measure], exceptions: [ScoreException] = [], filter: String? = nil, position: Int? = nil,
    by person: ID<Person>? = nil
  ) async throws -> StoredScorecard {
    let card = StoredScorecard(
      id: effects.newID(), name: "Card", isAdapted: false, version: 0,
      definition: ScoringFixture.scorecard(measures, exceptions: exceptions), filter: filter, position: position,
      createdAt: effects.now)
    return try await db.write { [workspace] tx in
      try ScorecardStore.insert(card, by: person, in: workspace, tx)
    }
  }

  /// The total of seven days as points.
  static func week(_ key: String, metric: String, missing: MissingPolicy = .carry(staleAfter: 2)) -> Measure {
    Measure(
      key: key, name: LocalizedText(key), group: "all", source: .metric(metric), window: .lastDays(7),
      aggregate: .last, curve: [0: 0, 100: 100], weight: 1, missing: missing)
  }

  func summary(_ account: ID<Account>) async throws -> HealthSummary {
    try await db.read { [workspace] tx in
      try AccountSummaryStore.find(account, in: workspace, tx)?.health ?? .unknown
    }
  }

  func explained(_ account: ID<Account>, on day: LocalDate) async throws -> ScoreReader.Explained? {
    try await db.read { [workspace, service, clock] tx in
      try ScoreReader(service).score(of: account, on: day, today: clock.now.utcDay, in: workspace, tx)
    }
  }

  func history(_ account: ID<Account>, in home: ID<Workspace>? = nil) async throws -> [HealthPoint] {
    try await db.read { [workspace] tx in
      try HealthScoreStore.history(
        of: account, from: Self.day - 1000, to: Self.day + 1000, in: home ?? workspace, tx)
    }
  }
}
