import App
import Customers
import Kernel
import Storage

/// Makes what events speak of: accounts that are known by the ids that group calls name.
enum IngestSetup {
  static func accounts(_ count: Int, in workspace: ID<Workspace>, _ services: AppServices) async throws {
    let effects = services.effects
    for start in stride(from: 0, to: count, by: 1000) {
      try await services.database.write { tx in
        let accounts = (start..<min(start + 1000, count)).map { number in
          Account(
            id: effects.newID(), version: 1,
            details: AccountDetails(name: "Account \(number)", stage: .established, currency: .usd),
            externalIDs: [ExternalID(source: "bench", id: "account-\(number)")], createdAt: effects.now,
            updatedAt: effects.now)
        }
        try AccountStore.insert(accounts, in: workspace, tx)
      }
    }
    try await services.database.write { tx in try tx.renewStatistics() }
  }
}
