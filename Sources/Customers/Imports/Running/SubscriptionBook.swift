import Kernel
import Storage

/// The subscriptions that rows of usage have named so far, so that each is looked up once; bounded.
struct SubscriptionBook: Sendable {
  struct Entry: Sendable {
    let account: ID<Account>
    let startsOn: LocalDate
  }

  private static let limit = 100_000

  private var entries: [ExternalID: Entry] = [:]
  /// Subscriptions of a dry run.
  private var added: [ExternalID: Entry] = [:]

  mutating func find(
    _ external: ExternalID, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Entry? {
    if let entry = added[external] ?? entries[external] { return entry }
    guard let found = try ImportFactStore.subscription(of: external, in: workspace, tx) else { return nil }
    if entries.count >= Self.limit { entries.removeAll(keepingCapacity: true) }
    let entry = Entry(account: found.account, startsOn: found.startsOn)
    entries[external] = entry
    return entry
  }

  /// Notes a subscription that a dry run would have added.
  mutating func add(_ external: ExternalID, _ entry: Entry) { added[external] = entry }
}
