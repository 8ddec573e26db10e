import TestSupport
import Testing

@testable import Storage

@Suite struct BulkInsertTests {
  private func withOwner(
    _ engine: TestEngine, _ body: @escaping @Sendable (Transaction) throws -> Void
  ) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      try await db.write { tx in
        try tx.addOwner(1)
        try body(tx)
      }
    }
  }

  @Test(arguments: TestEngine.allCases, [0, 1, 7, 99, 100, 129, 1999, 2000, 2001, 5000])
  func `all rows arrive, few or many`(engine: TestEngine, count: Int) async throws {
    try await withOwner(engine) { tx in
      let rows = (0..<UInt64(count)).lazy.map { petRow($0, photo: [UInt8](repeating: UInt8($0 % 256), count: 50)) }
      try #expect(tx.insert(into: "pet", columns: petColumns, rows: rows) == count)
      var sum = 0
      try tx.forEach("SELECT photo, steps, weight FROM pet") { row in
        let steps: Int64 = try row["steps"]
        let weight: Double? = try row["weight"]
        #expect((weight == nil) == ((steps >> 32) % 2 == 1))
        try #expect(row.withBlob("photo") { $0.count == 50 && Int64($0[0]) == (steps >> 32) % 256 } == true)
        sum += 1
      }
      #expect(sum == count)
    }
  }

  @Test(arguments: TestEngine.allCases, [3, 64, 2000])
  func `rows that are there already are passed over or changed`(engine: TestEngine, count: Int) async throws {
    try await withOwner(engine) { tx in
      let rows = (0..<UInt64(count)).map { petRow($0) }
      try tx.insert(into: "pet", columns: petColumns, rows: rows.prefix(1))
      let added = try tx.insert(into: "pet", columns: petColumns, rows: rows, onConflict: "ON CONFLICT DO NOTHING")
      #expect(added == count - 1)
      let changed = try tx.insert(
        into: "pet", columns: petColumns, rows: rows,
        onConflict: "ON CONFLICT (workspace_id, id) DO UPDATE SET legs = excluded.legs + 1")
      #expect(changed == count)
      try #expect(tx.value("SELECT CAST(sum(legs) AS BIGINT) FROM pet") == 5 * count)
    }
  }

  @Test(arguments: TestEngine.allCases, [1, 500])
  func `a bad row among many undoes all of them`(engine: TestEngine, count: Int) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      try await db.write { tx in try tx.addOwner(1) }
      let error = await #expect(throws: DatabaseError.self) {
        try await db.write { tx in
          let rows = (0..<UInt64(count)).map { petRow($0) } + [petRow(0)]
          try tx.insert(into: "pet", columns: petColumns, rows: rows)
        }
      }
      #expect(error == .unique(constraint: "pet_pkey"))
      try await #expect(db.read { tx in try tx.value("SELECT count(*) FROM pet") } == 0)
    }
  }

  @Test(arguments: TestEngine.allCases, [1, 500])
  func `a row of the wrong length is refused`(engine: TestEngine, count: Int) async throws {
    await #expect(throws: DatabaseError.self) {
      try await withOwner(engine) { tx in
        let rows = (0..<UInt64(count)).map { petRow($0) } + [[.null]]
        try tx.insert(into: "pet", columns: petColumns, rows: rows)
      }
    }
  }

  @Test(arguments: TestEngine.allCases, [1, 99, 100, 4001])
  func `values that all rows share are given once`(engine: TestEngine, count: Int) async throws {
    try await withOwner(engine) { tx in
      let added = try tx.insert(
        into: "pet",
        constants: [
          "workspace_id": space.sqlValue, "owner_id": ownerID(1).sqlValue, "photo": .blob([]), "weight": .null,
        ],
        columns: ["id", "legs", "steps"], of: 0..<UInt64(count)
      ) { number, row in
        row.append(petID(number).sqlValue)
        row.append(.integer(4))
        row.append(.integer(Int64(number)))
      }
      #expect(added == count)
      let found: SQL = "FROM pet WHERE owner_id = \(ownerID(1)) AND length(photo) = 0 AND weight IS NULL AND legs = 4"
      try #expect(tx.values("SELECT steps \(found) ORDER BY id", as: Int.self) == Array(0..<count))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `rows of any size arrive`(engine: TestEngine) async throws {
    try await withOwner(engine) { tx in
      let sizes = [10, 3 << 20, 0, 1 << 20, 1 << 20, 5, 2 << 20, 1]
      let rows = sizes.enumerated().lazy.map { petRow(UInt64($0), photo: [UInt8](repeating: UInt8($0), count: $1)) }
      try #expect(tx.insert(into: "pet", columns: petColumns, rows: rows) == sizes.count)
      let found = try tx.all("SELECT photo FROM pet ORDER BY id") { try $0.withBlob("photo") { Array($0) } }
      #expect(found == sizes.enumerated().map { [UInt8](repeating: UInt8($0), count: $1) })
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `after rows that failed the next ones arrive`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      try await db.write { tx in try tx.addOwner(1) }
      for _ in 0..<3 {
        await #expect(throws: DatabaseError.self) {
          try await db.write { tx in try tx.insert(into: "pet", columns: petColumns, rows: [petRow(1), petRow(1)]) }
        }
      }
      try await db.write { tx in try tx.insert(into: "pet", columns: petColumns, rows: [petRow(1), petRow(2)]) }
      try await #expect(db.read { tx in try tx.value("SELECT count(*) FROM pet") } == 2)
    }
  }

  @Test(arguments: 1...200)
  func `a statement of PostgreSQL has no more parameters than libpq takes a description of`(columns: Int) {
    let rows = PostgresSession.rowsAtOnce(columns: columns)
    #expect(rows >= 1 && rows.nonzeroBitCount == 1)
    #expect(4 * rows * columns + 6 <= 30_000)
  }
}
