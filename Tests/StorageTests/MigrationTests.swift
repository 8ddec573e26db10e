import Storage
import TestSupport
import Testing

@Suite struct MigrationTests {
  private static let first = Migration(id: "2026-01-01T0000_a", sql: "CREATE TABLE a (id {int} PRIMARY KEY) {strict}")
  private static let second = Migration(id: "2026-01-02T0000_b", sql: "CREATE TABLE b (id {int} PRIMARY KEY) {strict}")

  @Test(arguments: TestEngine.allCases)
  func `what is missing is applied once, in order`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine) { db in
      let applied = try await Migrator([Self.first]).migrate(db)
      #expect(applied == [Self.first.id])
      let both = Migrator([Self.second, Self.first])
      let pending = try await both.pending(db)
      #expect(pending == [Self.second])
      let rest = try await both.migrate(db)
      #expect(rest == [Self.second.id])
      let nothing = try await both.migrate(db)
      #expect(nothing == [])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `an older program refuses a newer schema`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: [Self.first, Self.second]) { db in
      await #expect(throws: MigrationError.newerSchema([Self.second.id])) {
        try await Migrator([Self.first]).migrate(db)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a changed migration is refused`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: [Self.first]) { db in
      let changed = Migration(id: Self.first.id, sql: Self.first.sql + " ")
      await #expect(throws: MigrationError.changed(Self.first.id)) { try await Migrator([changed]).migrate(db) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a migration that fails leaves nothing of itself`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine) { db in
      let broken = Migration(id: "broken", sql: "CREATE TABLE c (id {int}) {strict}; CREATE TABLE c (id {int})")
      await #expect(throws: MigrationError.self) { try await Migrator([Self.first, broken]).migrate(db) }
      let mended = Migration(id: "broken", sql: "CREATE TABLE c (id {int}) {strict}")
      let applied = try await Migrator([Self.first, mended]).migrate(db)
      #expect(applied == ["broken"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `two processes migrate at the same time and each step runs once`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine) { db in
      let migrator = Migrator([Self.first, Self.second])
      let applied = try await withThrowingTaskGroup(of: [String].self) { group in
        for _ in 1...4 { group.addTask { try await migrator.migrate(db) } }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(applied.sorted() == [Self.first.id, Self.second.id])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `unknown tokens and twin ids are refused`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine) { db in
      let odd = Migration(id: "odd", sql: "CREATE TABLE d (id {serial})")
      await #expect(throws: MigrationError.unknownToken("serial", migration: "odd")) {
        try await Migrator([odd]).migrate(db)
      }
      await #expect(throws: MigrationError.duplicate("odd")) { try await Migrator([odd, odd]).migrate(db) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `the planner knows an index that comes to a database in use`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: [Self.items]) { db in
      try await db.write { tx in
        try tx.insert(
          into: "item", columns: ["workspace_id", "place"], rows: (1...300).map { [Self.workspace, .integer($0)] })
      }
      let index = Migration(
        id: "2026-01-04T0000_i", sql: "CREATE INDEX item_by_half ON item (workspace_id, (place / 2))")
      try await Migrator([Self.items, index]).migrate(db)
      // 151 different values in 300 rows
      let (asked, expected): (SQL, String) =
        switch engine {
        case .sqlite: ("SELECT stat FROM sqlite_stat1 WHERE idx = 'item_by_half'", "300 300 2")
        case .postgresql: ("SELECT CAST(n_distinct AS TEXT) FROM pg_stats WHERE tablename = 'item_by_half'", "-0.503")
        }
      let known = try await db.read { tx in try tx.value(asked, as: String.self) }
      #expect(known?.hasPrefix(expected) == true, "\(known ?? "nothing")")
    }
  }

  @Test func `what is assumed of a table that is empty stays when statistics are renewed`() async throws {
    try await TestDatabase.with(.sqlite, migrations: [Self.items]) { db in
      let assumed = try await db.write { tx in
        try tx.renewStatistics()
        return try tx.value("SELECT stat FROM sqlite_stat1 WHERE tbl = 'item'", as: String.self)
      }
      #expect(assumed == "1000000 1000000 1")
    }
  }

  @Test func `nothing is assumed of an index that is empty in a table with rows`() async throws {
    let partial = Migration(
      id: "2026-01-05T0000_p", sql: "CREATE INDEX item_negative ON item (workspace_id, place) WHERE place < 0")
    try await TestDatabase.with(.sqlite, migrations: [Self.items, partial]) { db in
      let known = try await db.write { tx in
        try tx.insert(into: "item", columns: ["workspace_id", "place"], rows: [[Self.workspace, .integer(1)]])
        try tx.renewStatistics()
        return try tx.all("SELECT idx FROM sqlite_stat1 WHERE tbl = 'item'") { row in try row["idx"] as String }
      }
      #expect(known == ["sqlite_autoindex_item_1"])
    }
  }

  private static let workspace = SQLValue.uuid(1, 1)
  private static let items = Migration(
    id: "2026-01-03T0000_item",
    sql: """
      CREATE TABLE item (
        workspace_id {uuid} NOT NULL, place {bigint} NOT NULL, CONSTRAINT item_pkey PRIMARY KEY (workspace_id, place)
      ) {strict}
      """)

  @Test func `the schema has one text`() async throws {
    let text = try await TestDatabase.with(.sqlite, migrations: SampleSchema.migrations) { db in
      try await SchemaText.make(from: db)
    }
    #expect(text.hasPrefix("CREATE TABLE owner (\n  workspace_id BLOB NOT NULL,"))
    #expect(text.contains("active INTEGER CHECK (active IN (0, 1)) NOT NULL"))
    #expect(text.contains(") STRICT, WITHOUT ROWID;\n\nCREATE INDEX pet_of_owner ON pet (workspace_id, owner_id);\n"))
  }
}
