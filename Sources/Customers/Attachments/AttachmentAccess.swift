import Kernel
import Storage

/// The only way to come by a note's files for an actor: who sees the account sees them.
enum AttachmentAccess {
  /// The files of a note; 404 when the note is absent or invisible.
  static func all(of note: ID<Note>, for actor: Actor, _ tx: Transaction) throws -> [Attachment] {
    _ = try NoteAccess.load(note, for: actor, tx)
    return try AttachmentStore.attachments(of: [note], in: actor.workspace, tx)
  }

  /// One of them; 404 when the note has no such file.
  static func load(
    _ id: ID<Attachment>, of note: ID<Note>, for actor: Actor, _ tx: Transaction
  ) throws -> Attachment {
    guard let found = try all(of: note, for: actor, tx).first(where: { $0.id == id }) else { throw Problem.notFound }
    return found
  }
}
