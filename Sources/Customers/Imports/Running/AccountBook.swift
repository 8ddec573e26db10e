import Kernel
import Language
import Storage

/// The accounts that rows have named so far, so that each is looked up once; bounded.
struct AccountBook: Sendable {
  private static let limit = 50_000

  private var ids: [AccountReference: ID<Account>] = [:]
  private var known: [ID<Account>: ImportFactStore.AccountFacts] = [:]
  /// Accounts that are not in the database: those of a dry run, and those of the transaction under way.
  private var addedIDs: [String: ID<Account>] = [:]
  private var addedDomains: [String: ID<Account>] = [:]
  private var addedNames: [String: ID<Account>] = [:]
  private var addedFacts: [ID<Account>: ImportFactStore.AccountFacts] = [:]

  /// The account that a row names: by external id, domain or exact name, in this order.
  mutating func id(
    of reference: AccountReference, source: String, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ID<Account>? {
    if let id = ids[reference] { return id }
    guard let id = try lookUp(reference, source, workspace, tx) else { return nil }
    if ids.count >= Self.limit { ids.removeAll(keepingCapacity: true) }
    ids[reference] = id
    return id
  }

  mutating func facts(
    of id: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ImportFactStore.AccountFacts? {
    if let facts = known[id] ?? addedFacts[id] { return facts }
    guard let facts = try ImportFactStore.facts(id, in: workspace, tx) else { return nil }
    if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
    known[id] = facts
    return facts
  }

  /// Notes that the account has a subscription, and the currency in which it pays.
  mutating func pays(_ id: ID<Account>, in currency: Currency) {
    known[id]?.hasSubscriptions = true
    known[id]?.currency = currency
    addedFacts[id]?.hasSubscriptions = true
    addedFacts[id]?.currency = currency
  }

  /// Notes an account that is not in the database yet.
  mutating func add(_ account: Prepared<Account>, foldedName: String, source: String) {
    let id = account.value.id
    for external in account.value.externalIDs where external.source == source { addedIDs[external.id] = id }
    for domain in account.value.domains { addedDomains[domain] = id }
    if addedNames[foldedName] == nil { addedNames[foldedName] = id }
    addedFacts[id] = ImportFactStore.AccountFacts(
      currency: account.value.details.currency, customerSince: account.value.details.customerSince,
      hasSubscriptions: false)
  }

  /// The account of the transaction under way, or of the dry run, that has this id, domain or name.
  func added(externalID: String?, domain: String?, foldedName: String?) -> ID<Account>? {
    externalID.flatMap { addedIDs[$0] } ?? domain.flatMap { addedDomains[$0] } ?? foldedName.flatMap { addedNames[$0] }
  }

  /// Forgets what an account was, because it changes.
  mutating func forget(_ id: ID<Account>) { known[id] = nil }

  /// The accounts that were added are in the database now.
  mutating func wereWritten() {
    addedIDs.removeAll(keepingCapacity: true)
    addedDomains.removeAll(keepingCapacity: true)
    addedNames.removeAll(keepingCapacity: true)
    addedFacts.removeAll(keepingCapacity: true)
  }

  private func lookUp(
    _ reference: AccountReference, _ source: String, _ workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ID<Account>? {
    if let id = added(externalID: reference.externalID, domain: reference.domain, foldedName: nil) { return id }
    if let text = reference.externalID,
      let id = try AccountStore.id(of: ExternalID(source: source, id: text), in: workspace, tx)
    {
      return id
    }
    if let domain = reference.domain, let id = try AccountStore.id(ofDomain: domain, in: workspace, tx) { return id }
    guard let name = reference.name else { return nil }
    return try AccountStore.id(ofName: name, in: workspace, tx)
      ?? added(externalID: nil, domain: nil, foldedName: TextNormalizer.folded(name))
  }
}
