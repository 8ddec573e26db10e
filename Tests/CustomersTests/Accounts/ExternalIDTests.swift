import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `Ids of outside systems` {
  /// By the number of an account: the ids that systems know it by.
  private static let known = [
    [ExternalID(source: "crm", id: "9")],
    [ExternalID(source: "erp", id: "9"), ExternalID(source: "crm", id: "10")],
    [ExternalID(source: "판매", id: "11"), ExternalID(source: "Crm", id: "12")],
    [],
  ]

  private static let accounts = known.enumerated().map { place, ids in
    Account(
      id: ID(high: 1, low: UInt64(place)), details: AccountDetails(name: "Known \(place)", currency: .usd),
      externalIDs: ids, createdAt: SliceFixture.now, updatedAt: SliceFixture.now)
  }

  @Test(arguments: TestEngine.allCases)
  func `are found in the source that was named, or in any`(engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { slice in
      let (ours, theirs) = (slice.workspace.id, slice.stranger.workspace)
      try await slice.db.write { tx in
        try AccountStore.insert(Self.accounts, in: ours, tx)
        for (id, source, expected) in [
          ("9", nil, [0, 1]), ("9", "erp", [1]), ("9", "hr", []), ("10", nil, [1]), ("11", nil, [2]), ("12", nil, [2]),
          ("12", "crm", []), ("13", nil, []),
        ] as [(String, String?, [Int])] {
          let wanted = ExternalID.Wanted(source: source, id: id)
          func found(_ workspace: ID<Workspace>) throws -> [ID<Account>] {
            let belongs = ExternalIDStore.condition(
              wanted, on: "a.id", "account_external_id", "account_id", in: workspace)
            return try tx.values("SELECT a.id FROM account a WHERE \(belongs) ORDER BY a.id", as: ID<Account>.self)
          }
          #expect(try found(ours) == expected.map { Self.accounts[$0].id }, "\(wanted)")
          #expect(try found(theirs) == [])
        }
      }
    }
  }
}
