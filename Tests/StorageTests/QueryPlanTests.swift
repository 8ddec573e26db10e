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
}
