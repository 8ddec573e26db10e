import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

@Suite(.enabled(if: TestEngine.allCases.contains(.postgresql)))
struct PostgresTests {
  /// The sample schema, and a second database over it with one connection.
  private func withOneConnection(
    statementLimit: Duration? = nil, _ body: @Sendable (_ db: Database, _ one: Database) async throws -> Void
  ) async throws {
    try await TestDatabase.with(.postgresql, migrations: SampleSchema.migrations) { db in
      var options = db.options
      options.connections = 1
      options.statementLimit = statementLimit
      let one = try await Database.open(db.location, options: options)
      do { try await body(db, one) } catch {
        await one.close()
        throw error
      }
      await one.close()
    }
  }

  @Test func `a connection that the server closed is opened again`() async throws {
    try await withOneConnection { db, one in
      let process: Int? = try await one.read { tx in try tx.value("SELECT pg_backend_pid()") }
      try await db.write { tx in _ = try tx.exists("SELECT pg_terminate_backend(CAST(\(process) AS INTEGER))") }
      let count = try await one.read { tx in try tx.ownerCount() }
      #expect(count == 0)
      let other: Int? = try await one.read { tx in try tx.value("SELECT pg_backend_pid()") }
      #expect(other != process)
    }
  }

  @Test func `a connection lost within a transaction is told, and the next one works`() async throws {
    try await withOneConnection { _, one in
      let error = await #expect(throws: DatabaseError.self) {
        try await one.write { tx in
          try tx.addOwner(1)
          _ = try tx.exists("SELECT pg_terminate_backend(pg_backend_pid())")
        }
      }
      guard case .unavailable = error else { throw UnwantedError(error) }
      let count = try await one.read { tx in try tx.ownerCount() }
      #expect(count == 0)
    }
  }

  @Test func `a deadlock runs one of the two again and both succeed`() async throws {
    try await TestDatabase.with(.postgresql, migrations: SampleSchema.migrations) { db in
      try await db.write { tx in
        try tx.addOwner(1)
        try tx.addOwner(2)
      }
      let runs = Counter()
      let locked = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
      try await withThrowingTaskGroup(of: Void.self) { group in
        for me in 0...1 {
          group.addTask {
            try await db.write { tx in
              let run = runs.next()
              try tx.execute("UPDATE owner SET email = \("\(run)") WHERE id = \(ownerID(UInt64(me + 1)))")
              locked[me].signal()
              if run <= 2 { locked[1 - me].wait() }
              try tx.execute("UPDATE owner SET active = \(false) WHERE id = \(ownerID(UInt64(2 - me)))")
            }
          }
        }
        try await group.waitForAll()
      }
      // The one that runs again may be quicker than the one it made way for, and be in its way once more.
      #expect(runs.next() > 3)
      let changed: Int? = try await db.read { tx in
        try tx.value("SELECT count(*) FROM owner WHERE NOT active AND email IS NOT NULL")
      }
      #expect(changed == 2)
    }
  }

  @Test func `a statement that runs too long is stopped`() async throws {
    try await withOneConnection(statementLimit: .milliseconds(30)) { _, one in
      await #expect(throws: DatabaseError.tookTooLong) {
        try await one.read { tx in
          try tx.value("SELECT count(*) FROM generate_series(1, 1000000000)", as: Int.self)
        }
      }
      let count = try await one.read { tx in try tx.ownerCount() }
      #expect(count == 0)
    }
  }

  @Test func `a server that does not answer is unavailable`() async throws {
    let location = try DatabaseLocation("postgres://nobody@127.0.0.1:1/none")
    let error = await #expect(throws: DatabaseError.self) { try await Database.open(location) }
    guard case .unavailable = error else { throw UnwantedError(error) }
  }

  @Test func `more transactions than connections wait for each other`() async throws {
    try await withOneConnection { _, one in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...50 as ClosedRange<UInt64> {
          group.addTask { try await one.write { tx in try tx.addOwner(number) } }
        }
        try await group.waitForAll()
      }
      let count = try await one.read { tx in try tx.ownerCount() }
      #expect(count == 50)
    }
  }

  @Test func `a statement prepared for one type takes another`() async throws {
    try await withOneConnection { _, one in
      try await one.read { tx in
        for value in [SampleValue.whole(1), .part(0.5), .whole(2)] {
          let found: Double? =
            switch value {
            case .whole(let number): try tx.value("SELECT CAST(\(number) AS DOUBLE PRECISION)")
            case .part(let number): try tx.value("SELECT CAST(\(number) AS DOUBLE PRECISION)")
            }
          #expect(found == value.double)
        }
      }
    }
  }

  private enum SampleValue {
    case whole(Int)
    case part(Double)

    var double: Double {
      switch self {
      case .whole(let number): Double(number)
      case .part(let number): number
      }
    }
  }
}

/// Counts from 1, on any thread.
private final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  func next() -> Int { value.add(1, ordering: .relaxed).newValue }
}
