import Foundation
import Jobs
import Kernel
import Storage
import TestSupport

@testable import Customers
@testable import Health
@testable import Identity

/// A workspace with a manager and a colleague who sees only their own accounts, and a stranger next door.
struct WorklistFixture: Sendable {
  static let now = Timestamp(milliseconds: 1_795_341_600_000)  // 2026-11-22T10:00:00Z
  static let day = now.utcDay

  let db: Database
  let library = ScorecardLibrary()
  let effects: Effects
  let workspace: Workspace
  let manager: ID<Person>
  let colleague: ID<Person>

  static func with(_ engine: TestEngine, _ body: @Sendable (WorklistFixture) async throws -> Void) async throws {
    let migrations = Identity.migrations + Customers.migrations + Jobs.migrations + Health.migrations
    try await TestDatabase.with(engine, migrations: migrations) { db in
      let fixture = WorklistFixture(db)
      try await fixture.fill()
      try await body(fixture)
    }
  }

  private init(_ db: Database) {
    self.db = db
    effects = .fixed(at: Self.now)
    workspace = Workspace(id: effects.newID(), name: "Acme", language: .english, timeZone: .gmt, currency: .usd)
    manager = effects.newID()
    colleague = effects.newID()
  }

  private func fill() async throws {
    let people = [(manager, "Mina Park", "mina@acme.test"), (colleague, "Ravi Rao", "ravi@acme.test")]
    try await db.write { [workspace, library = Self.scorecard, effects] tx in
      try WorkspaceStore.insert(tx, workspace, at: Self.now)
      for (id, name, email) in people {
        guard let address = EmailAddress(email) else { continue }
        try PersonStore.insert(
          tx, workspace.id, NewPerson(id: id, name: name, email: address, role: .builtIn(.csm)), at: Self.now)
      }
      let card = StoredScorecard(
        id: effects.newID(), name: "Standard", isAdapted: false, version: 0, definition: library, createdAt: Self.now)
      _ = try ScorecardStore.insert(card, by: nil, in: workspace.id, tx)
    }
  }

  /// One measure, which is the score.
  static let scorecard = Scorecard(
    groups: [Scorecard.Group(key: "use", name: LocalizedText("Use"))],
    measures: [
      Measure(
        key: "weeklyUsers",
        name: LocalizedText(en: "weekly active users", hi: "साप्ताहिक सक्रिय उपयोगकर्ता", ko: "주간 활성 사용자"),
        group: "use", source: .metric("weekly_users"), window: .lastDays(7), aggregate: .last,
        curve: [0: 0, 100: 100], weight: 1)
    ])

  // MARK: People

  func actor(_ person: ID<Person>? = nil, visibility: Actor.Visibility = .all, mayWrite: Bool = true) -> Actor {
    Actor(
      workspace: workspace.id, kind: .person, person: person ?? manager,
      permissions: mayWrite ? [.accountsRead, .accountsWrite, .accountsImport] : [.accountsRead],
      visibility: visibility)
  }

  /// The colleague, who sees nothing but their own accounts.
  var restricted: Actor { actor(colleague, visibility: .ownedBy([colleague])) }

  var stranger: Actor {
    Actor(
      workspace: ID(high: 7, low: 7), kind: .person, person: ID(high: 8, low: 8),
      permissions: Set(Permission.allCases), visibility: .all)
  }

  // MARK: Facts

  /// An account that pays, with a contact five days ago; `change` spoils it.
  @discardableResult
  func account(
    _ name: String, owner: ID<Person>? = nil, mrr: Int64 = 100_000, currency: Currency = .usd,
    lastContact: Int? = 5, _ change: @Sendable (inout AccountDetails) -> Void = { _ in }
  ) async throws -> ID<Account> {
    var details = AccountDetails(name: name, owner: owner ?? manager, stage: .established, currency: currency)
    change(&details)
    let account = Account(id: effects.newID(), details: details, createdAt: Self.now, updatedAt: Self.now)
    let contact = lastContact.map { Self.now - .days($0) }
    try await db.write { [workspace] tx in
      try AccountStore.insert([account], in: workspace.id, tx)
      try tx.execute(
        """
        UPDATE account_summary SET mrr_minor = \(mrr), last_contact_at = \(contact)
        WHERE workspace_id = \(workspace.id) AND account_id = \(account.id)
        """)
    }
    return account.id
  }

  /// Scores by how many days ago, the users of that day being the score; the youngest is the present one.
  func scores(_ scores: [(daysAgo: Int, users: Double)], of account: ID<Account>) async throws {
    let ordered = scores.sorted { $0.daysAgo > $1.daysAgo }.map { Self.score($0.users, on: Self.day - $0.daysAgo) }
    try await db.write { [workspace] tx in
      let records = ordered.map { HealthRecord($0, of: account, scorecard: Self.scorecard) }
      try HealthScoreStore.upsert(records, at: Self.now, in: workspace.id, tx)
      guard let last = ordered.last else { return }
      let trend = try HealthScoreStore.trend(of: account, endingOn: last.day, in: workspace.id, tx)
      try AccountSummaryStore.setHealth(
        HealthSummary(score: last.value, band: last.band, coverage: 1, day: last.day, trend: trend), of: account,
        in: workspace.id, tx)
    }
  }

  private static func score(_ users: Double, on day: LocalDate) -> Score {
    let points = Points(rounding: users) ?? .zero
    let result = MeasureResult(
      key: "weeklyUsers", value: users, from: day - 6, to: day, dataDay: day, points: points, weight: 100,
      contribution: points, state: .fresh, lastKnown: points)
    return Score(
      day: day, scorecardVersion: 1, value: points, band: scorecard.bands.band(of: points),
      coverage: Coverage(known: 100, all: 100), measures: [result], hold: .zero, exceptions: [])
  }

  func setContact(_ days: Int, of account: ID<Account>) async throws {
    try await db.write { [workspace] tx in
      try tx.execute(
        """
        UPDATE account_summary SET last_contact_at = \(Self.now - .days(days))
        WHERE workspace_id = \(workspace.id) AND account_id = \(account)
        """)
    }
  }

  func task(due days: Int, of account: ID<Account>) async throws {
    let task = CustomerTask(
      id: effects.newID(), details: TaskDetails(title: "Call", account: account, dueOn: Self.day + days),
      createdAt: Self.now, updatedAt: Self.now)
    try await db.write { [workspace] tx in try TaskStore.insert([task], in: workspace.id, tx) }
  }

  func champion(_ name: String, seen days: Int, of account: ID<Account>) async throws {
    let contact = Contact(
      id: effects.newID(), details: ContactDetails(displayName: name),
      accounts: [ContactAccount(account: account, role: .champion)], lastSeenAt: Self.now - .days(days),
      createdAt: Self.now, updatedAt: Self.now)
    try await db.write { [workspace] tx in try ContactStore.insert([contact], in: workspace.id, tx) }
  }

  // MARK: The list

  @discardableResult
  func refresh(_ stretch: WorkStretch? = nil, on day: LocalDate = day) async throws -> Worklist.Changes {
    try await db.write { [workspace, library] tx in
      if stretch == nil { try Worklist.measureMoney(in: workspace.id, tx) }
      let stretch = stretch ?? .range(ID(high: 0, low: 0)...ID(high: .max, low: .max))
      return try Worklist.refresh(stretch, on: day, at: Self.now, library: library, in: workspace.id, tx)
    }
  }

  func item(_ account: ID<Account>) async throws -> WorklistRow? {
    try await db.read { [workspace] tx in try WorklistStore.find(account, in: workspace.id, tx) }
  }

  /// The accounts on the list, in its order.
  func shown(_ scope: WorklistScope = .all, to actor: Actor? = nil, on day: LocalDate = day) async throws -> [String] {
    let actor = actor ?? self.actor()
    return try await db.read { tx in
      let query = WorklistListStore.Query(owners: try scope.owners(for: actor, tx), on: day)
      return try WorklistListStore.page(query, in: actor.workspace, tx).items.map(\.accountName)
    }
  }

  var actions: WorklistActions { WorklistActions(database: db, effects: effects) }
}

extension WorklistFixture {
  /// Accounts of the manager that nobody has spoken with for seventy days.
  func manySilentAccounts(_ count: Int) async throws {
    let accounts = (0..<count).map { index in
      Account(
        id: effects.newID(), details: AccountDetails(name: "Account \(index)", owner: manager, currency: .usd),
        createdAt: Self.now, updatedAt: Self.now)
    }
    try await db.write { [workspace] tx in
      try AccountStore.insert(accounts, in: workspace.id, tx)
      try tx.execute(
        "UPDATE account_summary SET last_contact_at = \(Self.now - .days(70)) WHERE workspace_id = \(workspace.id)")
    }
  }

  /// Gives the scorecard a measure of seats in use, and accounts their numbers of yesterday.
  func measureSeats(_ used: [ID<Account>: Double]) async throws {
    let seats = Measure(
      key: "seats", name: LocalizedText("Seats"), group: "use", source: .metric("seats_used"), window: .lastDays(30),
      aggregate: .shareOfSeats, curve: [0: 0, 1: 100], weight: 1)
    let card = Scorecard(groups: Self.scorecard.groups, measures: Self.scorecard.measures + [seats])
    try await db.write { [workspace] tx in
      guard var stored = try ScorecardStore.all(in: workspace.id, tx).first else { return }
      stored.definition = card
      _ = try ScorecardStore.update(stored, from: stored.version, at: Self.now, by: nil, in: workspace.id, tx)
      let metric = try MetricStore.define(
        "seats_used", name: LocalizedText("Seats"), unit: "", kind: .lastValue, direction: .up, at: Self.now,
        in: workspace.id, tx)
      let rows = used.sorted { $0.key < $1.key }.map { account, value in
        let day = Self.day - 1
        var month = PackedMonth(month: day.monthIndex)
        month[day] = value
        return (RollupStore.Key(account: account, metric: metric.number, month: day.monthIndex), month)
      }
      try RollupStore.load(rows, in: workspace.id, tx)
    }
  }
}
