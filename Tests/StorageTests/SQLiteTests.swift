import Foundation
import Storage
import TestSupport
import Testing

@Suite struct SQLiteTests {
  @Test func `an acknowledged write is on disk, keys are checked, readers do not wait`() async throws {
    try await TestDatabase.with(.sqlite) { db in
      let settings = try await db.write { tx in
        try (
          tx.value("PRAGMA synchronous", as: Int.self), tx.value("PRAGMA foreign_keys", as: Int.self),
          tx.value("PRAGMA journal_mode", as: String.self), tx.value("PRAGMA busy_timeout", as: Int.self)
        )
      }
      #expect(settings.0 == 2)
      #expect(settings.1 == 1)
      #expect(settings.2 == "wal")
      #expect(settings.3 == 5000)
      let keys: Int? = try await db.read { tx in try tx.value("PRAGMA foreign_keys") }
      #expect(keys == 1)
    }
  }

  @Test func `a full disk is told, and the data is as before`() async throws {
    try await TestDatabase.with(.sqlite, migrations: SampleSchema.migrations) { db in
      try await db.write { tx in
        try tx.addOwner(1)
        _ = try tx.value("PRAGMA max_page_count = 30", as: Int.self)
      }
      await #expect(throws: DatabaseError.full) {
        try await db.write { tx in
          let rows = (0..<1000 as Range<UInt64>).map { petRow($0, photo: [UInt8](repeating: 1, count: 1000)) }
          try tx.insert(into: "pet", columns: petColumns, rows: rows)
        }
      }
      let count: Int? = try await db.read { tx in try tx.value("SELECT count(*) FROM pet") }
      #expect(count == 0)
      try await db.write { tx in try tx.addOwner(2) }
    }
  }

  @Test func `transactions that follow each other without a pause reach the file, and their log stays short`()
    async throws
  {
    try await TestDatabase.withFolder { folder in
      let path = folder.appendingPathComponent("log.sqlite").path
      let db = try await Database.open(.sqlite(path), options: TestDatabase.smallOptions)
      try await Migrator(SampleSchema.migrations).migrate(db)
      try await db.write { tx in try tx.addOwner(1) }
      let photo = [UInt8](repeating: 7, count: 1_000_000)
      for number in 0..<50 as Range<UInt64> {
        try await db.write { tx in
          let rows = (0..<4 as Range<UInt64>).map { petRow(4 * number + $0, photo: photo) }
          try tx.insert(into: "pet", columns: petColumns, rows: rows)
        }
      }
      let sizes = try [path, path + "-wal"].map {
        try #require(FileManager.default.attributesOfItem(atPath: $0)[.size] as? Int)
      }
      #expect(sizes[0] > 50_000_000)
      #expect(sizes[1] < 150_000_000)
      await db.close()
      #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
      let again = try await Database.open(.sqlite(path), options: TestDatabase.smallOptions)
      let count: Int? = try await again.read { tx in try tx.value("SELECT count(*) FROM pet") }
      #expect(count == 200)
      await again.close()
    }
  }

  @Test func `a file opened for reading takes no writes`() async throws {
    try await TestDatabase.with(.sqlite, migrations: SampleSchema.migrations) { db in
      var options = db.options
      options.readOnly = true
      let reader = try await Database.open(db.location, options: options)
      let error = await #expect(throws: DatabaseError.self) { try await reader.write { tx in try tx.addOwner(1) } }
      guard case .readOnly = error else { throw UnwantedError(error) }
      let count = try await reader.read { tx in try tx.ownerCount() }
      #expect(count == 0)
      await reader.close()
    }
  }

  @Test func `a file that is no database and a path that cannot be are refused`() async throws {
    try await TestDatabase.withFolder { folder in
      let file = folder.appendingPathComponent("text")
      try Data(String(repeating: "not a database ", count: 100).utf8).write(to: file)
      await #expect(throws: DatabaseError.self) { try await Database.open(.sqlite(file.path)) }
      let nowhere = folder.appendingPathComponent("none/file").path
      await #expect(throws: DatabaseError.unavailable("the file cannot be opened")) {
        try await Database.open(.sqlite(nowhere))
      }
    }
  }

  @Test func `a writer that holds the file too long makes others busy`() async throws {
    try await TestDatabase.with(.sqlite, migrations: SampleSchema.migrations) { db in
      var options = db.options
      options.busyLimit = .milliseconds(20)
      let other = try await Database.open(db.location, options: options)
      let (holds, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          try await db.write { tx in
            try tx.addOwner(1)
            holds.signal()
            mayEnd.wait()
          }
        }
        group.addTask {
          defer { mayEnd.signal() }
          try await db.read { _ in holds.wait() }
          await #expect(throws: DatabaseError.busy) { try await other.write { tx in try tx.addOwner(2) } }
        }
        try await group.waitForAll()
      }
      await other.close()
    }
  }
}
