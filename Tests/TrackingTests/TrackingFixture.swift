import Customers
import Foundation
import Identity
import Kernel
import Logging
import Storage
import Synchronization
import TestSupport

@testable import Tracking

/// A workspace with a source, and a clock that tests move.
struct TrackingFixture: Sendable {
  static let start = LocalDate(daysSinceEpoch: 20_000)
  static let migrations = (Identity.migrations + Customers.migrations + TrackingMigrations.all).sorted {
    $0.id < $1.id
  }

  let db: Database
  let workspace = ID<Workspace>(high: 0x7001, low: 0x8000_0000_0000_0001)
  let effects: Effects
  let source: ID<TrackingSource>
  let key: String
  private let moment: Moment

  /// A moment that can be set.
  private final class Moment: Sendable {
    private let moment: Mutex<Timestamp>
    init(_ moment: Timestamp) { self.moment = Mutex(moment) }
    var now: Timestamp {
      get { moment.withLock { $0 } }
      set { moment.withLock { $0 = newValue } }
    }
  }

  static func with(_ engine: TestEngine, _ body: @Sendable (TrackingFixture) async throws -> Void) async throws {
    try await TestDatabase.with(engine, migrations: migrations) { db in
      let moment = Moment(start.utcStart + .hours(12))
      let effects = Effects(clock: { moment.now }, ids: IDSource(random: SeededRandom(seed: 3)))
      let workspace = ID<Workspace>(high: 0x7001, low: 0x8000_0000_0000_0001)
      try await db.write { tx in
        try tx.execute(
          """
          INSERT INTO workspace (id, name, language, time_zone, currency, created_at)
          VALUES (\(workspace), 'ours', 'en', 'UTC', 'USD', 0)
          """)
      }
      let made = try await SourceActions(database: db, effects: effects).create(
        named: "app", by: .system(in: workspace))
      try await body(
        TrackingFixture(db: db, effects: effects, source: made.source.id, key: made.text, moment: moment))
    }
  }

  var now: Timestamp { moment.now }

  func move(to moment: Timestamp) { self.moment.now = moment }

  /// A service that has kept nothing in memory, like that of a process that was just started.
  func service(_ factsChanged: @escaping FactsChanged = { _, _, _ in }) -> TrackingService {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return TrackingService(
      database: db, effects: effects, logger: logger, requestsPerMinute: 60_000, factsChanged: factsChanged)
  }

  /// Writes a batch to the log, as the route does, without counting it.
  func append(_ events: [String], to service: TrackingService, sentAt: Timestamp? = nil) async throws {
    let sent = sentAt.map { #","sentAt":"\#($0)""# } ?? ""
    let body = Array(#"{"batch":[\#(events.joined(separator: ","))]\#(sent)}"#.utf8)
    try await service.log.append(
      LoggedBody(
        workspace: workspace, source: source, receivedAt: now, kind: nil, events: events.count, bytes: body))
  }

  /// Sends a batch and counts it, as a process that was just started.
  func send(_ events: String..., sentAt: Timestamp? = nil) async throws {
    let service = service()
    try await append(events, to: service, sentAt: sentAt)
    await service.countAll()
  }

  @discardableResult
  func addAccount(_ external: String) async throws -> ID<Account> {
    let account = Account(
      id: effects.newID(), details: AccountDetails(name: external, currency: .usd),
      externalIDs: [ExternalID(source: "crm", id: external)], createdAt: now, updatedAt: now)
    try await db.write { [workspace] tx in try AccountStore.insert([account], in: workspace, tx) }
    return account.id
  }

  @discardableResult
  func addContact(_ email: String, at accounts: [ID<Account>]) async throws -> ID<Contact> {
    let contact = Contact(
      id: effects.newID(), version: 1, details: ContactDetails(displayName: email), emails: [email], externalIDs: [],
      accounts: accounts.map { ContactAccount(account: $0, role: .user) }, lastSeenAt: nil, createdAt: now,
      updatedAt: now)
    try await db.write { [workspace] tx in try ContactStore.insert([contact], in: workspace, tx) }
    return contact.id
  }

  /// The value of a metric on a day.
  func value(
    _ metric: String, of account: ID<Account>, on day: LocalDate = start, knownAt moment: Timestamp? = nil
  ) async throws -> Double? {
    try await db.read { [workspace] tx in
      guard let metric = try MetricStore.find(metric, in: workspace, tx) else { return nil }
      return try RollupStore.series(
        of: account, metric, from: day, to: day, knownAt: moment, in: workspace, tx)[day]
    }
  }

  func setZone(_ zone: String) async throws {
    try await db.write { [workspace] tx in
      try tx.execute("UPDATE workspace SET time_zone = \(zone) WHERE id = \(workspace)")
    }
  }

  func count(_ table: String) async throws -> Int {
    try await db.read { tx in try tx.value(SQL(trusted: "SELECT count(*) FROM \(table)")) ?? 0 }
  }
}

/// An event as a client writes it.
func event(
  _ type: String, id: String?, user: String? = "u1", anonymous: String? = nil, _ rest: String = "",
  at moment: Timestamp? = nil
) -> String {
  var fields = [#""type":"\#(type)""#]
  if let id { fields.append(#""messageId":"\#(id)""#) }
  if let user { fields.append(#""userId":"\#(user)""#) }
  if let anonymous { fields.append(#""anonymousId":"\#(anonymous)""#) }
  if let moment { fields.append(#""timestamp":"\#(moment)""#) }
  if !rest.isEmpty { fields.append(rest) }
  return "{\(fields.joined(separator: ","))}"
}
