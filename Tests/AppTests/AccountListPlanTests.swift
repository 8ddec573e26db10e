import App
import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `The list of accounts` {
  private static let values: [AccountSort: String] = [.name: "m"]

  @Test(arguments: TestEngine.allCases)
  func `seeks in an index whatever it is sorted by, on the first page and behind a cursor`(
    engine: TestEngine
  ) async throws {
    try await TestDatabase.with(engine, migrations: AppMigrations.all) { db in
      for query in Self.queries(seeing: .all) + Self.queries(seeing: Self.mine) {
        try await expectUsesIndex(AccountListStore.statement(query, in: ID(high: 1, low: 1)), in: db)
      }
    }
  }

  @Test func `for those who see all walks the index that has the order, sorting a block of days at most`() async throws
  {
    try await TestDatabase.with(.sqlite, migrations: AppMigrations.all) { db in
      for query in Self.queries(seeing: .all) {
        let sql = try AccountListStore.statement(query, in: ID(high: 1, low: 1))
        let plan = try await db.read { tx in try tx.plan(of: sql) }
        let text = plan.lines.joined(separator: "\n")
        if query.sort.block == nil {
          #expect(!text.contains("TEMP B-TREE"), "\(query.sort), descending: \(query.descending)\n\(text)")
        } else {
          // The accounts of a block, and at the end those of the page.
          #expect(text.ranges(of: "TEMP B-TREE").count == 2, "\(text)")
          #expect(text.ranges(of: "TEMP B-TREE FOR ORDER BY").count == 1, "\(text)")
          #expect(text.contains("SEARCH a USING COVERING INDEX account_by_since"), "\(text)")
        }
      }
    }
  }

  @Test func `by days walks its own index whatever a filter asks of the summaries`() async throws {
    try await TestDatabase.with(.sqlite, migrations: AppMigrations.all) { db in
      // As it is told of 100,000 accounts.
      try await db.write { tx in
        try tx.execute(
          "UPDATE sqlite_stat1 SET stat = '100000 20001 1 1 1' WHERE tbl IN ('account', 'account_summary')")
        try tx.execute("ANALYZE sqlite_schema")
      }
      let query = AccountListStore.Query(condition: "s.mrr_minor > 100", sort: .customerSince)
      let sql = try AccountListStore.statement(query, in: ID(high: 1, low: 1))
      let plan = try await db.read { tx in try tx.plan(of: sql) }
      let text = plan.lines.joined(separator: "\n")
      #expect(text.contains("SEARCH a USING COVERING INDEX account_by_since"), "\(text)")
      #expect(!text.contains("account_summary_by_mrr"), "\(text)")
    }
  }

  private static let mine = Actor.Visibility.ownedBy([ID(high: 2, low: 2)])

  /// Every order both ways, from the beginning and from the middle.
  private static func queries(seeing visibility: Actor.Visibility) -> [AccountListStore.Query] {
    let actor = Actor(
      workspace: ID(high: 1, low: 1), kind: .system, person: nil, permissions: [], visibility: visibility)
    let account = ID<Account>(high: 3, low: 3).description
    return AccountSort.allCases.flatMap { sort in
      [nil, Cursor([values[sort] ?? "7", account])].flatMap { cursor in
        [false, true].map { descending in
          AccountListStore.Query(
            condition: AccountAccess.visible(to: actor), sort: sort, descending: descending, after: cursor)
        }
      }
    }
  }
}
