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

  fileprivate func kinds() async throws -> [EventKind] {
    try await db.read { [workspace] tx in
      try tx.values("SELECT kind FROM event WHERE workspace_id = \(workspace.id) AND account_id IS NOT NULL ORDER BY recorded_at DESC, kind DESC")
    }
  }
}
