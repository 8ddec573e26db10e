import Storage
import TestSupport
import Testing

@Suite struct DecodingTests {
  private func failure(
    _ engine: TestEngine, _ sql: SQL, _ decode: @escaping @Sendable (Row) throws -> Void
  ) async throws -> DatabaseError? {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      try await db.write { tx in try tx.addOwner(1) }
      return await #expect(throws: DatabaseError.self) {
        try await db.read { tx in _ = try tx.first(sql, decode) }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a wrong type names table, column and type`(engine: TestEngine) async throws {
    let error = try await failure(engine, "SELECT name FROM owner") { row in _ = try row["name"] as Int }
    #expect(error == .decoding(table: "owner", column: "name", wanted: "Int"))
  }

  @Test(arguments: TestEngine.allCases)
  func `a NULL where none is expected names the column`(engine: TestEngine) async throws {
    let error = try await failure(engine, "SELECT email FROM owner") { row in _ = try row["email"] as String }
    #expect(error == .decoding(table: "owner", column: "email", wanted: "String"))
  }

  @Test(arguments: TestEngine.allCases)
  func `a column that was not selected is named`(engine: TestEngine) async throws {
    let error = try await failure(engine, "SELECT name FROM owner") { row in _ = try row["nam"] as String }
    #expect(error == .decoding(table: nil, column: "nam", wanted: "a column of this name"))
    let place = try await failure(engine, "SELECT name FROM owner") { row in _ = try row[1] as String }
    #expect(place == .decoding(table: nil, column: "number 1", wanted: "a column at this place"))
  }

  @Test(arguments: TestEngine.allCases)
  func `columns may be asked for in any order and twice`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine) { db in
      try await db.read { tx in
        for _ in 1...3 {
          let rows = try tx.all("SELECT 1 AS a, 2 AS b, 3 AS c UNION ALL SELECT 4, 5, 6 ORDER BY a") { row -> [Int] in
            try [row["c"], row["a"], row["c"], row["b"], row.value(named: "a") ?? 0]
          }
          #expect(rows == [[3, 1, 3, 2, 1], [6, 4, 6, 5, 4]])
        }
      }
    }
  }
}
