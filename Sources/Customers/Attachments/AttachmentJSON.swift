import Kernel

/// A file of a note on the wire.
struct AttachmentJSON: Encodable, Sendable {
  let id: ID<Attachment>
  let noteId: ID<Note>
  let name: String
  /// In bytes.
  let size: Int
  let addedAt: Timestamp
  let addedById: ID<Person>?

  init(_ attachment: Attachment) {
    id = attachment.id
    noteId = attachment.note
    name = attachment.name
    size = attachment.size
    addedAt = attachment.addedAt
    addedById = attachment.addedBy
  }
}
