import Kernel
import Storage

/// What a row becomes if nothing is known of it, made from the row alone while the transaction before is under way.
enum ImportDraft: Sendable {
  case account(AccountDraft)
  case contact(Prepared<Contact>)

  /// Nil for other kinds, and for a row that says something that does not fit.
  init?(_ content: ImportRow.Content, _ context: ImportContext) {
    switch content {
    case .account(let row):
      guard let draft = try? AccountDraft(row, context) else { return nil }
      self = .account(draft)
    case .contact(let row): self = .contact(ContactStore.prepared(Contact(row, context), in: context.workspace.id))
    case .subscription, .usage, .ticket, .churn, .note: return nil
    }
  }
}

extension ImportRow {
  var accountDraft: AccountDraft? { if case .account(let draft) = draft { draft } else { nil } }
  var contactDraft: Prepared<Contact>? { if case .contact(let draft) = draft { draft } else { nil } }
}

/// A new account, and the timeline's entry that says so.
struct AccountDraft: Sendable {
  let account: Prepared<Account>
  let event: Prepared<Event>
  /// What the row says beyond its fields, as it is stored.
  let attributes: [String: String]

  /// - Throws: when the row says something that does not fit.
  init(_ row: AccountRow, _ context: ImportContext) throws(RowRefusal) {
    self.init(row, try context.attributes(of: row), domain: row.domain, context)
  }

  /// - Parameter domain: nil when another account has the domain of the row.
  init(_ row: AccountRow, _ attributes: [String: String], domain: String?, _ context: ImportContext) {
    self.attributes = attributes
    var details = AccountDetails(name: row.name, currency: context.workspace.currency)
    AccountImport.apply(row, attributes, to: &details, people: context.people, stages: context.stages)
    let now = context.effects.now
    let account = Account(
      id: context.effects.newID(), details: details, externalIDs: context.externalIDs(row.externalID),
      domains: domain.map { [$0] } ?? [], tags: Array(Set(row.tags)).sorted(), createdAt: now, updatedAt: now)
    let event = Event(
      id: context.effects.newID(), account: account.id, kind: .accountCreated,
      occurredAt: details.customerSince?.utcStart ?? now, recordedAt: now, person: context.person,
      subject: EventSubject(account.id), payload: ["name": details.name])
    self.account = AccountStore.prepared(account, in: context.workspace.id)
    self.event = EventStore.prepared(event, in: context.workspace.id)
  }
}
