import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `A row of an account that is there` {
  private static let header = "account_id,account_name,stage,currency\n"

  @Test(arguments: TestEngine.allCases)
  func `tells of another stage on the timeline, and undoing it forgets that`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      try await fixture.importing("accounts.csv", Self.header + "A-1,Nordwind,onboarding,\n")
      let before = try await fixture.stages()
      let id: ID<ImportRun> = Effects.fixed(at: ImportFixture.now, seed: 77).newID()
      let file = try fixture.file("again.csv", Self.header + "A-1,Nordwind,renewing,\n")
      let runner = fixture.runner(at: ImportFixture.now + .hours(1), seed: 2)
      _ = try await runner.run([file], in: fixture.workspace, as: id)
      #expect(try await fixture.stages() == before + ["onboarding renewing"])
      let kinds = try await fixture.kinds()
      #expect(kinds == [.stageChanged, .accountChanged, .accountCreated])
      try await fixture.runner(at: ImportFixture.now + .hours(2), seed: 3).undo(id, in: fixture.workspace)
      #expect(try await fixture.stages() == before)
      let left = try await fixture.kinds()
      #expect(left == [.accountCreated])
    }
  }

  private static let prices = "subscription_id,account_id,start_date,end_date,mrr_amount,price_from\n"

  @Test(arguments: TestEngine.allCases)
  func `says of another price from when it holds, and the former ones stay`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      let today = ImportFixture.now.utcDay
      try await fixture.importing("accounts.csv", Self.header + "A-1,Nordwind,,USD\n")
      func told(_ row: String, seed: UInt64) async throws -> [String] {
        try await fixture.importing("subscriptions.csv", Self.prices + "\(row)\n", seed: seed)
        return try await fixture.prices()
      }
      let first = try await told("S-1,A-1,2024-01-10,,40,", seed: 3)
      #expect(first == ["2024-01-10 4000"])
      let id: ID<ImportRun> = Effects.fixed(at: ImportFixture.now, seed: 78).newID()
      let file = try fixture.file("more.csv", Self.prices + "S-1,A-1,2024-01-10,,60,\n")
      let runner = fixture.runner(at: ImportFixture.now + .hours(1), seed: 4)
      _ = try await runner.run([file], in: fixture.workspace, as: id)
      #expect(try await fixture.prices() == ["2024-01-10 4000", "\(today) 6000"], "from today on")
      try await fixture.runner(at: ImportFixture.now + .hours(2), seed: 5).undo(id, in: fixture.workspace)
      #expect(try await fixture.prices() == first)
      let dated = try await told("S-1,A-1,2024-01-10,,60,2024-06-01", seed: 6)
      #expect(dated == ["2024-01-10 4000", "2024-06-01 6000"])
      let same = try await told("S-1,A-1,2024-01-10,,60,", seed: 7)
      #expect(same == dated, "that is its price today")
      let over = try await told("S-1,A-1,2024-01-10,2024-08-01,70,", seed: 8)
      #expect(over == ["2024-01-10 4000", "2024-06-01 7000"], "what is over is corrected")
      let whole = try await told("S-1,A-1,2024-01-10,,50,2024-01-10", seed: 9)
      #expect(whole == ["2024-01-10 5000", "2024-06-01 7000"], "later steps stay")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `of prices that were undone, what was known at each moment is known still, and nothing twice`(
    engine: TestEngine
  ) async throws {
    try await ImportFixture.with(engine) { fixture in
      let now = ImportFixture.now
      try await fixture.importing("accounts.csv", Self.header + "A-1,Nordwind,,USD\n")
      try await fixture.importing("subscriptions.csv", Self.prices + "S-1,A-1,2024-01-10,,40,\n", seed: 3)
      let id: ID<ImportRun> = Effects.fixed(at: now, seed: 78).newID()
      let file = try fixture.file("more.csv", Self.prices + "S-1,A-1,2024-01-10,,60,\n")
      _ = try await fixture.runner(at: now + .hours(2), seed: 4).run([file], in: fixture.workspace, as: id)
      try await fixture.runner(at: now + .hours(4), seed: 5).undo(id, in: fixture.workspace)
      for (hours, mrr) in [(1, 4000), (3, 6000), (5, 4000)] as [(Int, Int64)] {
        let known = try await fixture.mrr(knownAt: now + .hours(hours))
        #expect(known == [mrr], "\(hours) hours later")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `changes nothing when it says what is so, and does not take seats away of which it says nothing`(
    engine: TestEngine
  ) async throws {
    try await ImportFixture.with(engine) { fixture in
      try await fixture.importing("accounts.csv", Self.header + "A-1,Nordwind,,USD\n")
      let head = "subscription_id,account_id,start_date,mrr_amount,price_from,seats\n"
      try await fixture.importing("subscriptions.csv", head + "S-1,A-1,2024-01-10,40,,5\n", seed: 3)
      try await fixture.importing("subscriptions.csv", head + "S-1,A-1,2024-01-10,60,2024-06-01,5\n", seed: 4)
      let before = try await fixture.periods()
      for isDryRun in [true, false] {
        let file = try fixture.file("subscriptions.csv", Self.prices + "S-1,A-1,2024-01-10,,60,\n")
        let report = try await fixture.runner(seed: 6).run([file], in: fixture.workspace, isDryRun: isDryRun)
        #expect([report.files[0].changed, report.files[0].unchanged] == [0, 1])
        let after = try await fixture.periods()
        #expect(after == before && after.map(\.seats) == [5, 5])
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `begins anew at an account of another currency: amounts of two are not added`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      try await fixture.importing("accounts.csv", Self.header + "A-1,Nordwind,,USD\nA-2,Hanbit,,KRW\n")
      let head = "subscription_id,account_id,start_date,mrr,currency\n"
      try await fixture.importing("subscriptions.csv", head + "S-1,A-1,2024-01-10,40,USD\n", seed: 3)
      try await fixture.importing("subscriptions.csv", head + "S-1,A-2,2024-01-10,50000,KRW\n", seed: 4)
      let periods = try await fixture.periods()
      #expect(periods.map(\.mrr.currency.code) == ["KRW"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is refused when it says another currency than the subscriptions`(engine: TestEngine) async throws {
    try await ImportFixture.with(engine) { fixture in
      try await fixture.importing("accounts.csv", Self.header + "A-1,Nordwind,,EUR\n")
      try await fixture.importing(
        "subscriptions.csv", "subscription_id,account_id,start_date,mrr_amount,currency\nS-1,A-1,2024-01-10,40,EUR\n",
        seed: 4)
      let report = try await fixture.importing("accounts.csv", Self.header + "A-1,Nordwind,,USD\n", seed: 5)
      #expect((report.changed, report.refused.total) == (0, 1))
      #expect(report.refused.problems.map(\.code) == [.currencyInUse])
    }
  }
}

extension ImportFixture {
  /// Every change of a stage, from and to.
  fileprivate func stages() async throws -> [String] {
    try await db.read { [workspace] tx in
      try tx.all(
        """
        SELECT coalesce(from_stage, '-') AS before, to_stage FROM account_stage_change
        WHERE workspace_id = \(workspace.id) ORDER BY changed_at
        """
      ) { row in "\(try row["before"] as String) \(try row["to_stage"] as String)" }
    }
  }

  /// The prices of all subscriptions, each with its first day.
  fileprivate func prices() async throws -> [String] {
    try await db.read { [workspace] tx in
      try tx.all(
        "SELECT starts_on, mrr_minor FROM subscription_period WHERE workspace_id = \(workspace.id) ORDER BY starts_on"
      ) { row in "\(try row["starts_on"] as LocalDate) \(try row["mrr_minor"] as Int64)" }
    }
  }

  fileprivate func periods() async throws -> [SubscriptionPeriod] {
    try await db.read { [workspace] tx in
      try tx.all(
        """
        SELECT starts_on, ends_on, mrr_minor, currency, seats FROM subscription_period
        WHERE workspace_id = \(workspace.id) ORDER BY starts_on
        """, as: SubscriptionPeriod.self)
    }
  }

  /// What all accounts pay on the day of the fixture, by currency.
  fileprivate func mrr(knownAt moment: Timestamp) async throws -> [Int64] {
    try await db.read { [workspace] tx in
      try SubscriptionPastStore.mrr(
        on: ImportFixture.now.utcDay, knownAt: moment, where: "1 = 1", in: workspace.id, tx
      ).map(\.minorUnits)
    }
  }

  fileprivate func kinds() async throws -> [EventKind] {
    try await db.read { [workspace] tx in
      try tx.values(
        "SELECT kind FROM event WHERE workspace_id = \(workspace.id) AND account_id IS NOT NULL ORDER BY recorded_at DESC, kind DESC"
      )
    }
  }
}
