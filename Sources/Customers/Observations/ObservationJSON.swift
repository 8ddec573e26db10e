import Kernel

/// What a person told, on the wire.
struct ObservationJSON: Encodable, Sendable {
  let id: ID<Observation>
  let accountId: ID<Account>
  let kind: ObservationKind
  let judgement: Judgement
  let contactId: ID<Contact>?
  let noteId: ID<Note>?
  let occurredAt: Timestamp
  let recordedAt: Timestamp
  let personId: ID<Person>?

  init(_ told: Observation) {
    id = told.id
    accountId = told.account
    kind = told.kind
    judgement = told.judgement
    contactId = told.contact
    noteId = told.note
    occurredAt = told.occurredAt
    recordedAt = told.recordedAt
    personId = told.person
  }
}
