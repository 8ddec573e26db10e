import Storage
import TestSupport
import Testing

@Suite struct TransactionTests {
  private struct Refusal: Error {}

  @Test(arguments: TestEngine.allCases)
  func `a transaction that throws leaves nothing`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      await #expect(throws: Refusal.self) {
        try await db.write { tx in
          try tx.addOwner(1)
          try #expect(tx.ownerCount() == 1)
          throw Refusal()
        }
      }
      try await #expect(db.read { tx in try tx.ownerCount() } == 0)
      try await db.write { tx in try tx.addOwner(1) }
      try await #expect(db.read { tx in try tx.ownerCount() } == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a reading transaction cannot write`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      let error = await #expect(throws: DatabaseError.self) { try await db.read { tx in try tx.addOwner(1) } }
      guard case .readOnly = error else { throw UnwantedError(error) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `only committed writes are counted`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      let before = db.commitCount
      try await db.write { tx in try tx.addOwner(1) }
      try? await db.write { _ in throw Refusal() }
      try await db.read { tx in _ = try tx.ownerCount() }
      #expect(db.commitCount == before + 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a swallowed failure does not pass for success on PostgreSQL`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      let outcome = await Swift.Result.of {
        try await db.write { tx in
          try tx.addOwner(1)
          try? tx.addOwner(1)
        }
      }
      let count = try await db.read { tx in try tx.ownerCount() }
      // SQLite goes on after a failed statement; PostgreSQL must then not report a commit.
      #expect(engine == .sqlite ? count == 1 : count == 0)
      if engine == .postgresql { #expect(throws: DatabaseError.self) { try outcome.get() } }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `executing tells how many rows changed`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      try await db.write { tx in
        for number in 1...3 as ClosedRange<UInt64> { try tx.addOwner(number) }
        try #expect(tx.execute("UPDATE owner SET active = \(false) WHERE id > \(ownerID(1))") == 2)
        try #expect(tx.execute("UPDATE owner SET active = \(false) WHERE name = 'nobody'") == 0)
        try #expect(tx.execute("DELETE FROM owner") == 3)
        try #expect(tx.execute("CREATE INDEX owner_by_name ON owner (name)") == 0)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `statements can be nested within a stream`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      try await db.write { tx in
        for number in 1...300 as ClosedRange<UInt64> { try tx.addOwner(number) }
        var names = 0
        try tx.forEach("SELECT id FROM owner WHERE active = \(true)") { row in
          let id: [UInt8] = try row["id"]
          _ = id
          try tx.forEach("SELECT id FROM owner WHERE active = \(true) LIMIT 2") { _ in names += 1 }
          names += try tx.execute("UPDATE owner SET email = NULL WHERE name = 'owner 1'")
        }
        #expect(names == 900)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `many readers and a writer work at the same time`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...40 as ClosedRange<UInt64> {
          group.addTask { try await db.write { tx in try tx.addOwner(number) } }
          group.addTask { _ = try await db.read { tx in try tx.ownerCount() } }
        }
        try await group.waitForAll()
      }
      try await #expect(db.read { tx in try tx.ownerCount() } == 40)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a closed database says so`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine) { db in
      let other = try await Database.open(db.location, options: db.options)
      await other.close()
      await other.close()
      let error = await #expect(throws: DatabaseError.self) { try await other.read { _ in } }
      #expect(error == .unavailable("the database is closed"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a cancelled task gets no work done`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      await withTaskGroup(of: Void.self) { group in
        group.cancelAll()
        group.addTask {
          await #expect(throws: CancellationError.self) { try await db.write { tx in try tx.addOwner(1) } }
        }
      }
      try await #expect(db.read { tx in try tx.ownerCount() } == 0)
    }
  }
}

/// An error of another kind than expected.
struct UnwantedError: Error {
  let error: (any Error)?

  init(_ error: (any Error)?) { self.error = error }
}

extension Result where Failure == any Error {
  static func of(_ body: () async throws -> Success) async -> Result {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}
