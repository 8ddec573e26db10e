import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `Accounts by the day since when they are customers` {
  @Test(arguments: TestEngine.allCases)
  func `come in the order of the days, page by page, those without a day before the first`(
    engine: TestEngine
  ) async throws {
    try await SliceFixture.with(engine) { slice in
      let accounts = Self.accounts
      try await slice.db.write { tx in try AccountStore.insert(accounts, in: slice.workspace.id, tx) }
      let ascending = accounts.sorted {
        ($0.details.customerSince ?? .distantPast, $0.id) < ($1.details.customerSince ?? .distantPast, $1.id)
      }
      let condition: SQL = "a.name LIKE 'Since %'"
      for (descending, expected) in [(false, ascending), (true, ascending.reversed())] {
        var query = AccountListStore.Query(
          condition: condition, sort: .customerSince, descending: descending, limit: 7)
        var found: [ID<Account>] = []
        repeat {
          let asked = query
          let page = try await slice.db.read { tx in try AccountListStore.page(asked, in: slice.workspace.id, tx) }
          found += page.items.map(\.id)
          query.after = page.next
        } while query.after != nil
        #expect(found == expected.map(\.id), "descending: \(descending)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `go on from no other order's cursor`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { slice in
      let id = ID<Account>(high: 1, low: 1).description
      for values in [["x", id], ["7", "7", id], ["7", "7"], [id], []] {
        let query = AccountListStore.Query(sort: .customerSince, after: Cursor(values))
        await #expect(throws: Problem.self) {
          try await slice.db.read { tx in try AccountListStore.page(query, in: slice.workspace.id, tx) }
        }
      }
    }
  }

  /// Made one after the other: some on the same day, some on both sides of the ends of blocks, some before 1970, some
  /// without a day.
  private static let accounts: [Account] = {
    let days: [Int32?] = [20_000, nil, 29, 30, -1, 0, -31, nil, 20_000, 19_999, 31, 2, nil, -719_161, -30, 20_011, 30]
    return (days + days).enumerated().map { place, day in
      let made = SliceFixture.now + .milliseconds(Int64(place / 2))
      return Account(
        id: ID(high: UInt64(made.milliseconds) << 16 | 0x7000 | UInt64(place % 2), low: UInt64(place)),
        details: AccountDetails(
          name: "Since \(place)", currency: .usd, customerSince: day.map { LocalDate(daysSinceEpoch: $0) }),
        createdAt: made, updatedAt: made)
    }
  }()
}

extension LocalDate {
  fileprivate static let distantPast = LocalDate(daysSinceEpoch: -719_162)
}
