import Foundation
import Kernel
import Storage
import Synchronization
import TestSupport
import Testing
import Web

@testable import Customers

@Suite struct SignalActionsTests {
  static let workspace = ID<Workspace>(high: 0x7001, low: 0x8000_0000_0000_0001)
  static let now = Timestamp(milliseconds: 1_750_000_000_000)
  static let effects = Effects.fixed(at: now)
  static let migrations = (AccountMigrations.all + MetricMigrations.all).sorted { $0.id < $1.id }

  /// Accounts whose scoring was asked for.
  final class Asked: Sendable {
    private let accounts = Mutex<[ID<Account>]>([])
    var all: [ID<Account>] { accounts.withLock { $0 } }
    func add(_ more: [ID<Account>]) { accounts.withLock { $0 += more } }
  }

  static func account(_ db: Database) async throws -> ID<Account> {
    var account = Account(
      id: effects.newID(), details: AccountDetails(name: "A", currency: .usd), createdAt: now, updatedAt: now)
    account.externalIDs = [ExternalID(source: "crm", id: "77")]
    let made = account
    try await db.write { tx in try AccountStore.insert([made], in: workspace, tx) }
    return made.id
  }

  static func sample(_ json: String) throws -> SignalSampleJSON {
    let value = try #require(JSONValue(parsing: Array("{\"signals\":[\(json)]}".utf8)))
    guard case .object(let object) = value, case .array(let items) = object["signals"] else { throw Problem.notFound }
    guard case .object(let item) = items[0] else { throw Problem.notFound }
    let form = Query(pairs: item.map { ($0.key, $0.value.plain) })
    var fields = Fields(form: form)
    return SignalSampleJSON(&fields, now: now)
  }

  @Test(arguments: TestEngine.allCases)
  func `a sample sent twice under one id counts once`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: Self.migrations) { db in
      let account = try await Self.account(db)
      let asked = Asked()
      let actions = SignalActions(database: db, effects: Self.effects) { accounts, _, _ in asked.add(accounts) }
      let actor = Actor.system(in: Self.workspace)
      let sample = try Self.sample(
        """
        {"id": "x-1", "source": "crm", "accountExternalId": "77", "metric": "logins", "kind": "count", \
        "occurredAt": "2025-06-01T10:00:00Z", "value": "3"}
        """)
      #expect(try await actions.take([sample, sample], by: actor) == [.accepted, .duplicate])
      #expect(try await actions.take([sample], by: actor) == [.duplicate])
      #expect(asked.all == [account])
      let totals = try await db.read { tx in
        try RollupStore.totals(
          of: 1, on: LocalDate("2025-06-01") ?? LocalDate(daysSinceEpoch: 0), where: "1 = 1", in: Self.workspace, tx)
      }
      #expect(totals.sum == 3 && totals.accounts == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a wrong sample is refused by itself with its reason`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: Self.migrations) { db in
      let account = try await Self.account(db)
      let actions = SignalActions(database: db, effects: Self.effects) { _, _, _ in }
      let right =
        "\"metric\": \"logins\", \"kind\": \"count\", \"occurredAt\": \"2025-06-01T10:00:00Z\", \"value\": \"1\""
      let samples = [
        try Self.sample("{\"accountId\": \"\(account)\", \(right)}"),
        try Self.sample("{\"source\": \"crm\", \"accountExternalId\": \"nobody\", \(right)}"),
        try Self.sample(
          "{\"accountId\": \"\(account)\", \"metric\": \"unheard\", \"occurredAt\": \"2025-06-01\", \"value\": \"1\"}"),
        try Self.sample(
          "{\"accountId\": \"\(account)\", \"metric\": \"logins\", \"occurredAt\": \"2999-01-01T00:00:00Z\"}"),
      ]
      let outcomes = try await actions.take(samples, by: Actor.system(in: Self.workspace))
      #expect(
        outcomes.map(\.codes) == [[], ["unknownReference"], ["notATimestamp"], ["required", "momentOutOfRange"]])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `another workspace's account is unknown`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: Self.migrations) { db in
      let account = try await Self.account(db)
      let actions = SignalActions(database: db, effects: Self.effects) { _, _, _ in }
      let sample = try Self.sample(
        "{\"accountId\": \"\(account)\", \"metric\": \"m\", \"kind\": \"count\", \"occurredAt\": \"2025-06-01T10:00:00Z\", \"value\": \"1\"}"
      )
      let stranger = Actor.system(in: ID<Workspace>(high: 0x7002, low: 0x8000_0000_0000_0002))
      #expect(try await actions.take([sample], by: stranger).map(\.codes) == [["unknownReference"]])
      #expect(try await actions.take([sample], by: Actor.system(in: Self.workspace)) == [.accepted])
    }
  }
}

extension JSONValue {
  fileprivate var plain: String { if case .string(let text) = self { text } else { "" } }
}

extension SignalActions.Outcome {
  fileprivate var codes: [String] { if case .refused(let fields) = self { fields.map(\.code) } else { [] } }
}
