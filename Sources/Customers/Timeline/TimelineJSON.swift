import Kernel

/// An entry of a timeline on the wire.
struct TimelineEntryJSON: Encodable, Sendable {
  let id: ID<Event>
  let accountId: ID<Account>?
  let kind: EventKind
  let occurredAt: Timestamp
  let recordedAt: Timestamp
  let personId: ID<Person>?
  /// The id of the account, contact, task or note that it is about.
  let subjectId: String?
  let payload: [String: String]
  let note: NoteJSON?

  init(_ entry: TimelineEntry) {
    let event = entry.event
    id = event.id
    accountId = event.account
    kind = event.kind
    occurredAt = event.occurredAt
    recordedAt = event.recordedAt
    personId = event.person
    subjectId = event.subjectText
    payload = event.payload
    note = entry.note.map(NoteJSON.init)
  }
}

extension Event {
  /// The subject's id with the prefix of its kind; nil where the kind implies none.
  var subjectText: String? {
    guard let subject else { return nil }
    switch kind {
    case .accountCreated, .accountChanged, .stageChanged, .accountChurned, .accountMerged:
      return subject.id(of: Account.self).description
    case .contactAdded, .contactChanged, .contactRemoved, .championLeft: return subject.id(of: Contact.self).description
    case .memberAdded, .memberChanged, .memberRemoved: return subject.id(of: Person.self).description
    case .subscriptionStarted, .subscriptionChanged, .subscriptionEnded:
      return subject.id(of: Subscription.self).description
    case .note, .call, .meeting, .noteEdited: return subject.id(of: Note.self).description
    case .taskAdded, .taskChanged, .taskCompleted, .taskReopened, .taskItemDone:
      return subject.id(of: CustomerTask.self).description
    case .ticketOpened, .healthBandChanged, .imported, .impressionGiven, .observationWithdrawn: return nil
    }
  }
}
