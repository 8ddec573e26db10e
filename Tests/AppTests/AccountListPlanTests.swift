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

  @Test func `for those who see all walks the index that has the order, and sorts no more than a block of days`() async throws {
    try await TestDatabase.with(.sqlite, migrations: AppMigrations.all) { db in
      for query in Self.queries(seeing: .all) {
        let sql = try AccountListStore.statement(query, in: ID(high: 1, low: 1))
        let plan = try await db.read { tx in try tx.plan(of: sql) }
        let text = plan.lines.joined(separator: "\n")
        let sorting = query.sort.block == nil ? "TEMP B-TREE" : "TEMP B-TREE FOR ORDER BY"
        #expect(!text.contains(sorting), "\(query.sort), descending: \(query.descending)\n\(text)")
      }
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
