import App
import Foundation
import Storage
import TestSupport
import Testing

@Suite struct `The schema` {
  @Test func `is as Docs-schema.sql says`() async throws {
    try await TestDatabase.with(.sqlite, migrations: AppMigrations.all) { db in
      let text = try await SchemaText.make(from: db)
      let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Docs/schema.sql")
      if ProcessInfo.processInfo.environment["SAATHI_WRITE_GOLDEN"] != nil {
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
      let golden = try String(contentsOf: file, encoding: .utf8)
      #expect(text == golden, "SAATHI_WRITE_GOLDEN=1 writes it anew; look at the difference before you commit it")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is made by the migrations on both engines`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: AppMigrations.all) { db in
      let pending = try await Migrator(AppMigrations.all).pending(db)
      #expect(pending.isEmpty)
    }
  }

  @Test func `is written in SQL that both engines understand`() throws {
    let violations = try PortableSQL.violations(in: AppMigrations.all)
    #expect(violations.isEmpty)
  }
}
