import App
import Kernel
import Storage
import TestSupport
import Testing

@Suite struct `The ids that sources give accounts` {
  @Test(arguments: TestEngine.allCases)
  func `are as they were after the upgrade that orders them anew`(engine: TestEngine) async throws {
    let before = AppMigrations.all.filter { $0.id < "2026-11-23T1750" }
    try await TestDatabase.with(engine, migrations: before) { db in
      let workspace = ID<Workspace>(high: 1, low: 1)
      let accounts = (1...3).map { ID<Workspace>(high: 2, low: $0) }
      let ids = [
        ("crm", "7", accounts[0]), ("app", "7", accounts[1]), ("app", "8", accounts[1]), ("crm", "최", accounts[2]),
      ]
      try await db.write { tx in
        for account in accounts {
          try tx.execute(
            """
            INSERT INTO account (workspace_id, id, name, name_folded, sort_key, stage, currency, attributes, version,
              created_at, updated_at)
            VALUES (\(workspace), \(account), 'A', 'a', 'a', 'active', 'USD', '{}', 1, 1, 1)
            """)
        }
        for (source, id, account) in ids {
          try tx.execute(
            """
            INSERT INTO account_external_id (workspace_id, source, external_id, account_id)
            VALUES (\(workspace), \(source), \(id), \(account))
            """)
        }
      }
      try await Migrator(AppMigrations.all).migrate(db)
      let kept = try await db.read { tx in
        try tx.all("SELECT source, external_id, account_id FROM account_external_id") {
          "\(try $0["source"] as String) \(try $0["external_id"] as String) \(try $0["account_id"] as ID<Workspace>)"
        }
      }
      #expect(Set(kept) == Set(ids.map { "\($0) \($1) \($2)" }))
      await #expect(throws: DatabaseError.self) {
        try await db.write { tx in
          try tx.execute(
            """
            INSERT INTO account_external_id (workspace_id, source, external_id, account_id)
            VALUES (\(workspace), 'crm', '7', \(accounts[2]))
            """)
        }
      }
      try await db.write { tx in
        try tx.execute("DELETE FROM account WHERE workspace_id = \(workspace) AND id = \(accounts[1])")
        #expect(try tx.value("SELECT count(*) FROM account_external_id") == 2)
      }
    }
  }
}
