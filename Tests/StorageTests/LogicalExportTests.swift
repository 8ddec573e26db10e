import Foundation
import Storage
import TestSupport
import Testing

@Suite struct LogicalExportTests {
  private static let pairs = TestEngine.allCases.flatMap { from in TestEngine.allCases.map { (from, $0) } }

  private func fill(_ db: Database) async throws {
    try await db.write { tx in
      try tx.addOwner(1, name: "हिन्दी \"quoted\" \\ \u{1}\n고객", email: "a@b.example")
      try tx.addOwner(2)
      // Mothers come after their children in the order of the key.
      let rows = (1...3000 as ClosedRange<UInt64>).map { number in
        petRow(number, mother: number < 3000 ? number + 1 : nil, photo: [UInt8](repeating: 7, count: Int(number % 40)))
      }
      if tx.dialect == .sqlite { try tx.execute("PRAGMA defer_foreign_keys = ON") }
      try tx.insert(into: "pet", columns: petColumns, rows: rows)
    }
  }

  private func content(of db: Database) async throws -> [String] {
    try await db.read { tx in
      let owners = try tx.all("SELECT id, name, email, active FROM owner ORDER BY id") { row in
        "\(try row["id"] as [UInt8]) \(try row["name"] as String) \(try row["email"] as String?) \(try row["active"] as Bool)"
      }
      let pets = try tx.all("SELECT mother_id, steps, weight, photo FROM pet ORDER BY id") { row in
        """
        \(try row["mother_id"] as [UInt8]?) \(try row["steps"] as Int64) \(try row["weight"] as Double?) \
        \(try row["photo"] as [UInt8]?)
        """
      }
      return owners + pets
    }
  }

  @Test(arguments: pairs)
  func `everything moves from one engine to the other`(from: TestEngine, to: TestEngine) async throws {
    try await TestDatabase.withFolder { folder in
      let file = folder.appendingPathComponent("export").path
      let written = try await TestDatabase.with(from, migrations: SampleSchema.migrations) { db in
        try await fill(db)
        let counts = try await LogicalExport.write(db, to: file)
        #expect(counts == ["owner": 2, "pet": 3000])
        await #expect(throws: BackupError.exists(file)) { try await LogicalExport.write(db, to: file) }
        return try await content(of: db)
      }
      try await TestDatabase.with(to, migrations: SampleSchema.migrations) { db in
        let counts = try await LogicalImport.load(file, into: db)
        #expect(counts == ["owner": 2, "pet": 3000])
        let arrived = try await content(of: db)
        #expect(arrived == written)
        let again = folder.appendingPathComponent("again")
        try await LogicalExport.write(db, to: again.path)
        let same = try Data(contentsOf: again) == Data(contentsOf: URL(fileURLWithPath: file))
        #expect(same, "the same data is the same file")
        await #expect(throws: ExportError.notEmpty(table: "owner")) {
          try await LogicalImport.load(file, into: db)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a damaged file leaves the database empty`(engine: TestEngine) async throws {
    try await TestDatabase.withFolder { folder in
      let file = folder.appendingPathComponent("export")
      try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
        try await fill(db)
        try await LogicalExport.write(db, to: file.path)
      }
      let whole = try String(contentsOf: file, encoding: .utf8)
      let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
      let damaged = [
        "", "{}\n", String(whole.dropLast(3)), lines.dropLast(2).joined(separator: "\n") + "\n",
        (lines[..<4] + lines[5...]).joined(separator: "\n"), whole.replacing(",4,", with: ",\"four\","),
        whole.replacing("2026-11-22T1001", with: "2026-11-22T1002"), whole + "{}\n",
      ]
      try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
        for (number, text) in damaged.enumerated() {
          try Data(text.utf8).write(to: file)
          await #expect(throws: ExportError.self, "damage \(number)") {
            try await LogicalImport.load(file.path, into: db)
          }
          try await #expect(db.read { tx in try tx.ownerCount() } == 0)
        }
        try Data(whole.utf8).write(to: file)
        try await #expect(LogicalImport.load(file.path, into: db)["pet"] == 3000)
      }
    }
  }
}
