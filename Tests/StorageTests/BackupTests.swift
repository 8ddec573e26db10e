import Foundation
import Storage
import TestSupport
import Testing

@Suite struct BackupTests {
  /// A database with 500 owners, and a folder for copies.
  private func withData(_ body: @Sendable (Database, URL) async throws -> Void) async throws {
    try await TestDatabase.withFolder { folder in
      try await TestDatabase.with(.sqlite, migrations: SampleSchema.migrations) { db in
        try await db.write { tx in for number in 1...500 as ClosedRange<UInt64> { try tx.addOwner(number) } }
        try await body(db, folder)
      }
    }
  }

  private func count(_ path: String) async throws -> Int {
    let db = try await Database.open(.sqlite(path))
    defer { _ = db }
    let count = try await db.read { tx in try tx.ownerCount() }
    await db.close()
    return count
  }

  @Test func `a copy made while others write is whole`() async throws {
    try await withData { db, folder in
      let copy = folder.appendingPathComponent("copy").path
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for number in 501...600 as ClosedRange<UInt64> { try await db.write { tx in try tx.addOwner(number) } }
        }
        group.addTask { try await Backup.make(of: db, at: copy) }
        try await group.waitForAll()
      }
      #expect((500...600).contains(try await count(copy)))
      let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test func `nothing is overwritten by mistake`() async throws {
    try await withData { db, folder in
      let copy = folder.appendingPathComponent("copy").path
      try Data("precious".utf8).write(to: URL(fileURLWithPath: copy))
      await #expect(throws: BackupError.exists(copy)) { try await Backup.make(of: db, at: copy) }
      try #expect(Data(contentsOf: URL(fileURLWithPath: copy)) == Data("precious".utf8))
      try #expect(FileManager.default.contentsOfDirectory(atPath: folder.path) == ["copy"])
    }
  }

  @Test func `a copy is restored, in the place of another only when told so`() async throws {
    try await withData { db, folder in
      let copy = folder.appendingPathComponent("copy").path
      let place = folder.appendingPathComponent("place").path
      try await Backup.make(of: db, at: copy)
      try await Backup.restore(copy, to: place)
      try await #expect(count(place) == 500)
      await #expect(throws: BackupError.exists(place)) { try await Backup.restore(copy, to: place) }
      try await Backup.restore(copy, to: place, replacing: true)
      try await #expect(count(place) == 500)
    }
  }

  @Test func `a database in use is not replaced`() async throws {
    try await withData { db, folder in
      let copy = folder.appendingPathComponent("copy").path
      try await Backup.make(of: db, at: copy)
      guard case .sqlite(let path) = db.location else { throw UnwantedError(nil) }
      await #expect(throws: BackupError.inUse(path)) { try await Backup.restore(copy, to: path, replacing: true) }
      try await #expect(db.read { tx in try tx.ownerCount() } == 500)
    }
  }

  @Test func `a damaged copy is refused`() async throws {
    try await withData { db, folder in
      let copy = folder.appendingPathComponent("copy").path
      let place = folder.appendingPathComponent("place").path
      try await Backup.make(of: db, at: copy)
      var bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
      for index in 4096..<bytes.count { bytes[index] = 0x5A }
      try bytes.write(to: URL(fileURLWithPath: copy))
      await #expect(throws: (any Error).self) { try await Backup.restore(copy, to: place) }
      #expect(!FileManager.default.fileExists(atPath: place))
      try Data("no database".utf8).write(to: URL(fileURLWithPath: copy))
      await #expect(throws: (any Error).self) { try await Backup.restore(copy, to: place) }
      try #expect(FileManager.default.contentsOfDirectory(atPath: folder.path) == ["copy"])
    }
  }

  @Test(.enabled(if: TestEngine.allCases.contains(.postgresql)))
  func `a server's data is not copied as a file`() async throws {
    try await TestDatabase.with(.postgresql) { db in
      await #expect(throws: BackupError.onServer) { try await Backup.make(of: db, at: "/nowhere") }
    }
  }
}
