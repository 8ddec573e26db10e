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
      for query in Self.queries {
        try await expectUsesIndex(AccountListStore.statement(query, in: ID(high: 1, low: 1)), in: db)
      }
    }
  }

  @Test func `walks the index that has the order, and sorts nothing`() async throws {
    try await TestDatabase.with(.sqlite, migrations: AppMigrations.all) { db in
      for query in Self.queries {
        let sql = try AccountListStore.statement(query, in: ID(high: 1, low: 1))
        let plan = try await db.read { tx in try tx.plan(of: sql) }
        let text = plan.lines.joined(separator: "\n")
        #expect(!text.contains("TEMP B-TREE"), "\(query.sort), descending: \(query.descending)\n\(text)")
      }
    }
  }

  /// Every order both ways, from the beginning and from the middle, for those who see all and for those who do not.
  private static var queries: [AccountListStore.Query] {
    let mine = Actor.Visibility.ownedBy([ID(high: 2, low: 2)])
    let account = ID<Account>(high: 3, low: 3).description
    return AccountSort.allCases.flatMap { sort in
      [.all, mine].flatMap { visibility in
        [nil, Cursor([values[sort] ?? "7", account])].flatMap { cursor in
          [false, true].map { descending in
            AccountListStore.Query(
              condition: AccountAccess.visible(to: Self.actor(seeing: visibility)), sort: sort, descending: descending,
              after: cursor)
          }
        }
      }
    }
  }

  private static func actor(seeing visibility: Actor.Visibility) -> Actor {
    Actor(workspace: ID(high: 1, low: 1), kind: .system, person: nil, permissions: [], visibility: visibility)
  }
}
