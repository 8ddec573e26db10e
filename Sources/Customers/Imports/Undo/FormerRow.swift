import Kernel

/// What a row of a source meant before an import, so that the import can be undone.
struct FormerRow: Sendable {
  /// Facts that are written anew when their row says something else, not changed.
  struct Facts: Codable, Sendable, Equatable {
    struct Note: Codable, Sendable, Equatable {
      let account: ID<Account>
      let body: String
      let occurredAt: Timestamp
      let author: ID<Person>?
      let createdAt: Timestamp
    }

    var signals: [Signal] = []
    var event: Event?
    var note: Note?
    /// The row as it waited for its account.
    var waiting: Waiting?

    var isEmpty: Bool { signals.isEmpty && event == nil && note == nil && waiting == nil }
  }

  /// A row that waited.
  struct Waiting: Codable, Sendable, Equatable {
    let id: ID<WaitingRow>
    let reference: String
    let run: ID<ImportRun>
    let line: Int
    let hash: Int64
    let mapped: MappedRow
  }

  let kind: ImportKind
  let key: String
  /// Whether the import made the thing; else it was there before.
  let isNew: Bool
  /// Nil when nothing had this key.
  let entry: ImportKeyStore.Entry?
  let facts: Facts
}

/// A thing as it was before an import changed it.
enum ImportImage: Codable, Sendable {
  case account(Account)
  case contact(Contact)
  case subscription(Subscription)

  var kind: Kind {
    switch self {
    case .account: .account
    case .contact: .contact
    case .subscription: .subscription
    }
  }

  var subject: EventSubject {
    switch self {
    case .account(let account): EventSubject(account.id)
    case .contact(let contact): EventSubject(contact.id)
    case .subscription(let subscription): EventSubject(subscription.id)
    }
  }

  /// In the order in which things are put back.
  enum Kind: String, CaseIterable, Sendable { case subscription, contact, account }
}
