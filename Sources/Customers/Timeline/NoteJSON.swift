import Kernel

/// A note on the wire.
struct NoteJSON: Encodable, Sendable {
  let id: ID<Note>
  let version: Int
  let accountId: ID<Account>
  let kind: NoteKind
  /// Markdown, as it was written.
  let body: String
  let occurredAt: Timestamp
  let outcome: Judgement?
  let authorId: ID<Person>?
  let createdAt: Timestamp
  let updatedAt: Timestamp

  init(_ note: Note) {
    id = note.id
    version = note.version
    accountId = note.account
    kind = note.kind
    body = note.body
    occurredAt = note.occurredAt
    outcome = note.outcome
    authorId = note.author
    createdAt = note.createdAt
    updatedAt = note.updatedAt
  }
}

/// An earlier wording of a note on the wire.
struct NoteRevisionJSON: Encodable, Sendable {
  let version: Int
  let body: String
  let editedAt: Timestamp
  let editedById: ID<Person>?

  init(_ revision: NoteRevision) {
    version = revision.version
    body = revision.body
    editedAt = revision.editedAt
    editedById = revision.editedBy
  }
}
