import Kernel
import Storage

/// What the rows of one transaction want written.
struct ImportWrites {
  struct Note {
    let id: ID<Event>
    let account: ID<Account>
    let body: String
    let occurredAt: Timestamp
    let author: ID<Person>?
  }

  var newAccounts: [Prepared<Account>] = []
  var changedAccounts: [Account] = []
  var stages: [(account: ID<Account>, from: LifecycleStage, to: LifecycleStage)] = []
  /// Accounts and what their rows call their parents.
  var parents: [(child: ID<Account>, parent: AccountReference, line: Int, isNew: Bool)] = []
  var currencies: [ID<Account>: Currency] = [:]
  var newContacts: [Prepared<Contact>] = []
  var changedContacts: [Contact] = []
  var attachments: [(contact: ID<Contact>, account: ID<Account>, role: ContactRole)] = []
  var newSubscriptions: [Subscription] = []
  var changedSubscriptions: [Subscription] = []
  /// What is changed already: a second change has to see the first.
  var touched: Set<EventSubject> = []
  var signals: [Signal] = []
  /// Rows of rollups from which signals were taken away.
  var emptied: [RollupStore.Key] = []
  var events: [Prepared<Event>] = []
  var notes: [Note] = []
  var keys: [ImportKeyStore.Entry] = []
  /// Keys of the contacts that stand in rows of accounts.
  var contactKeys: [ImportKeyStore.Entry] = []
  /// What rows meant before, and things as they were: so that the import can be undone.
  var former: [FormerRow] = []
  var images: [ImportImage] = []
  var waiting: [WaitingRow] = []
  /// Accounts whose subscriptions changed.
  var money: Set<ID<Account>> = []
  /// Accounts of whose losses something new is known.
  var losses: Set<ID<Account>> = []
  /// Since when an account is known to have been seen in the product.
  var seen: [ID<Account>: Timestamp] = [:]

  /// From which day on the past of accounts is known otherwise.
  var past: [PastChange] {
    let terms = (newSubscriptions + changedSubscriptions).map { PastChange($0.account, from: $0.terms.startsOn) }
    let rollups = emptied.map { PastChange($0.account, from: PackedMonth.firstDay(month: $0.month)) }
    return PastChange.earliest(of: signals) + terms + rollups
  }
}
