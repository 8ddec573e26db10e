import Kernel
import Storage

/// The only way to come by a note for an actor: who sees the account sees its notes.
public enum NoteAccess {
  /// The note; 404 when it is absent or its account invisible.
  public static func load(_ id: ID<Note>, for actor: Actor, _ tx: Transaction) throws -> Note {
    let visible = AccountAccess.visible(to: actor)
    guard let note = try NoteStore.find(id, where: visible, in: actor.workspace, tx) else { throw Problem.notFound }
    return note
  }
}
