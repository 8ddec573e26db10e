import Storage
import TestSupport
import Testing

@Suite struct QueryPlanTests {
  @Test(arguments: TestEngine.allCases)
  func `a query with an index is told from one without`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      try await expectUsesIndex(
        "SELECT id FROM pet WHERE workspace_id = \(space) AND owner_id = \(ownerID(1))", in: db)
      try await expectUsesIndex("SELECT name FROM owner WHERE workspace_id = \(space) AND id = \(ownerID(1))", in: db)
      await #expect(throws: UnwantedPlan.self) {
        try await expectUsesIndex("SELECT id FROM owner WHERE active = \(true)", in: db)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a list of ids is looked up by the ids where nothing is known of the table yet`(engine: TestEngine) async throws
  {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      let owners = SQL.contains("owner_id", (1...50).map(ownerID))
      let query: SQL = "SELECT id FROM pet WHERE workspace_id = \(space) AND \(owners) ORDER BY id"
      let plan = try await db.read { tx in try tx.plan(of: query, avoidingFullScans: true) }
      #expect(plan.indexes.contains { $0.contains("pet_of_owner") && ($0.contains("owner_id=?") || engine != .sqlite) })
    }
  }
}
