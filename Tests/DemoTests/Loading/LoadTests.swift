import Customers
import Demo
import Foundation
import Identity
import Kernel
import Storage
import TestSupport
import Testing

@Suite struct `Loading the demo` {
  private static let migrations =
    WorkspaceMigrations.all + RoleMigrations.all + PersonMigrations.all + AccountMigrations.all
    + ContactMigrations.all + SubscriptionMigrations.all + TimelineMigrations.all + TaskMigrations.all
    + MetricMigrations.all
  private static let workspace = ID<Workspace>(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0001)

  @Test(arguments: TestEngine.allCases)
  func `writes every row once, with summaries and rollups that follow from them`(engine: TestEngine) async throws {
    let company = Samples.company
    try await Self.loaded(engine) { db in
      try await db.read { tx in
        #expect(try Self.count("account", tx) == company.accounts.count)
        #expect(try Self.count("person", tx) == company.team.count)
        #expect(try Self.count("contact", tx) == company.accounts.reduce(0) { $0 + $1.contacts.count })
        #expect(try Self.count("task", tx) == company.accounts.reduce(0) { $0 + $1.tasks.count })
        let talks = company.accounts.flatMap(\.entries).filter { $0.kind != .ticket }
        #expect(try Self.count("note", tx) == talks.count)
        let samples = company.accounts.lazy.flatMap(\.series).reduce(0) { $0 + $1.samples.count }
        #expect(try Self.count("signal", tx) == samples)
        let summed: Int64? = try tx.value("SELECT CAST(sum(mrr_minor) AS BIGINT) FROM account_summary")
        let day = company.endDay + 1
        #expect(
          try SubscriptionStore.mrr(on: day, where: "1 = 1", in: Self.workspace, tx).map(\.minorUnits) == [summed])
        #expect(try tx.value("SELECT count(*) FROM account_summary WHERE last_contact_at IS NOT NULL") ?? 0 > 280)
        try Self.expectRollups(of: company, tx)
      }
    }
  }

  @Test func `makes the same rows each time, and refuses to write them twice`() async throws {
    let first = try await Self.loaded(.sqlite) { db in try await Self.rows(of: db) }
    #expect(first.count > 10_000)
    try await Self.loaded(.sqlite) { db in
      let second = try await Self.rows(of: db)
      #expect(second == first)
      await #expect(throws: DatabaseError.self) {
        try await DemoLoader(database: db, workspace: Self.workspace).load(Samples.company)
      }
      let third = try await Self.rows(of: db)
      #expect(third == first)
    }
  }

  /// Every account's months, against the signals of a dozen of them.
  private static func expectRollups(of company: DemoCompany, _ tx: Transaction) throws {
    let metrics = try MetricStore.all(in: workspace, tx)
    #expect(metrics.map(\.key) == DemoMetric.allCases.map(\.key))
    for account in try tx.values("SELECT id FROM account ORDER BY id LIMIT 12", as: ID<Account>.self) {
      for metric in metrics {
        let series = try RollupStore.series(
          of: account, metric: metric.number, from: company.startDay, to: company.endDay, in: workspace, tx)
        let sum: Double? = try tx.value(
          """
          SELECT sum(value) FROM signal
          WHERE workspace_id = \(workspace) AND account_id = \(account) AND metric = \(metric.number)
          """)
        #expect(series.samples.reduce(0) { $0 + $1.value } == sum ?? 0)
      }
    }
  }

  private static func loaded<Result: Sendable>(
    _ engine: TestEngine, _ body: @Sendable (Database) async throws -> Result
  ) async throws -> Result {
    try await TestDatabase.with(engine, migrations: migrations) { db in
      try await db.write { tx in
        try tx.execute(
          """
          INSERT INTO workspace (id, name, language, time_zone, currency, created_at)
          VALUES (\(workspace), 'Demo', 'en', 'UTC', 'USD', 0)
          """)
      }
      try await DemoLoader(database: db, workspace: workspace).load(Samples.company)
      return try await body(db)
    }
  }

  private static func count(_ table: String, _ tx: Transaction) throws -> Int {
    try tx.value(SQL(trusted: "SELECT count(*) FROM \(table)")) ?? 0
  }

  /// What tells rows apart of the tables whose ids the loader makes.
  private static func rows(of db: Database) async throws -> [String] {
    try await db.read { tx in
      let events: [ID<Event>] = try tx.values("SELECT id FROM event ORDER BY id")
      let contacts: [ID<Contact>] = try tx.values("SELECT id FROM contact ORDER BY id")
      let notes: [String] = try tx.values("SELECT body FROM note ORDER BY id")
      let signals: [ID<Signal>] = try tx.values("SELECT id FROM signal WHERE metric = 1 ORDER BY id LIMIT 5000")
      return events.map(\.description) + contacts.map(\.description) + notes + signals.map(\.description)
    }
  }
}
