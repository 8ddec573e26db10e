import Storage
import TestSupport
import Testing

@Suite struct ConstraintTests {
  private func failure(
    _ engine: TestEngine, _ body: @escaping @Sendable (Transaction) throws -> Void
  ) async throws -> DatabaseError? {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      try await db.write { tx in try tx.addOwner(1, email: "a@b.example") }
      let error = await #expect(throws: DatabaseError.self) { try await db.write(body) }
      try await #expect(db.read { tx in try tx.ownerCount() } == 1)
      return error
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a duplicate names the constraint of the migration`(engine: TestEngine) async throws {
    let name = try await failure(engine) { tx in try tx.addOwner(2, name: "owner 1") }
    #expect(name == .unique(constraint: "owner_name_once"))
    let index = try await failure(engine) { tx in try tx.addOwner(2, email: "a@b.example") }
    #expect(index == .unique(constraint: "owner_email_once"))
    let key = try await failure(engine) { tx in try tx.addOwner(1, name: "other") }
    #expect(key == .unique(constraint: "owner_pkey"))
  }

  @Test(arguments: TestEngine.allCases)
  func `a constraint without a name is called as PostgreSQL calls it`(engine: TestEngine) async throws {
    let schema = [
      Migration(
        id: "one", sql: "CREATE TABLE plain (id {int} PRIMARY KEY, a {int} NOT NULL, b {int}, UNIQUE (a, b)) {strict}")
    ]
    try await TestDatabase.with(engine, migrations: schema) { db in
      try await db.write { tx in try tx.execute("INSERT INTO plain (id, a, b) VALUES (1, 1, 1)") }
      await #expect(throws: DatabaseError.unique(constraint: "plain_pkey")) {
        try await db.write { tx in try tx.execute("INSERT INTO plain (id, a, b) VALUES (1, 2, 2)") }
      }
      await #expect(throws: DatabaseError.unique(constraint: "plain_a_b_key")) {
        try await db.write { tx in try tx.execute("INSERT INTO plain (id, a, b) VALUES (2, 1, 1)") }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `checks, missing values and foreign keys are told apart`(engine: TestEngine) async throws {
    let check = try await failure(engine) { tx in try tx.addOwner(2, name: "") }
    #expect(check == .check(constraint: "owner_name_not_empty"))
    let null = try await failure(engine) { tx in try tx.execute("UPDATE owner SET name = \(String?.none)") }
    #expect(null == .notNull(column: "name"))
    let key = try await failure(engine) { tx in
      try tx.insert(into: "pet", columns: petColumns, rows: [petRow(1, owner: 99)])
    }
    #expect(key == .foreignKey(constraint: engine == .sqlite ? nil : "pet_owner"))
  }

  @Test(arguments: TestEngine.allCases)
  func `a column of truth values takes nothing else`(engine: TestEngine) async throws {
    let error = try await failure(engine) { tx in try tx.execute("UPDATE owner SET active = \(2)") }
    #expect(error != nil)
  }
}
