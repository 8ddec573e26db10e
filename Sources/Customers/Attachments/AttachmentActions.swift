import Foundation
import Kernel
import Language
import Storage

/// The verbs of files that stand with notes.
public struct AttachmentActions: Sendable {
  let database: Database
  let effects: Effects
  let folder: AttachmentFolder

  public init(database: Database, effects: Effects, folder: AttachmentFolder) {
    self.database = database
    self.effects = effects
    self.folder = folder
  }

  /// Gives files that have arrived to a note; they are gone when that fails.
  ///
  /// - Throws: 404 for the note, 422 for no file or too many.
  @discardableResult
  func add(_ files: [ArrivedFile], to note: ID<Note>, by actor: Actor) async throws -> [Attachment] {
    let now = effects.now
    let attachments = files.map { file in
      let name = TextNormalizer.stored(file.name)
      return Attachment(
        id: effects.newID(), note: note, name: name.isEmpty ? "file" : name, size: file.size, addedAt: now,
        addedBy: actor.person)
    }
    do {
      guard !files.isEmpty else { throw Problem.invalid("/file", "noFile") }
      for (file, attachment) in zip(files, attachments) {
        try folder.keep(fileAt: file.path, as: attachment.id, in: actor.workspace)
      }
      try await database.write { tx in
        try NoteStore.lock(note, in: actor.workspace, tx)
        let known = try AttachmentAccess.all(of: note, for: actor, tx)
        guard known.count + attachments.count <= Attachment.noteLimit else {
          throw Problem.invalid("/file", "tooMany", ["limit": String(Attachment.noteLimit)])
        }
        try AttachmentStore.insert(attachments, in: actor.workspace, tx)
      }
    } catch {
      discard(files)
      for attachment in attachments { folder.remove(attachment.id, in: actor.workspace) }
      throw error
    }
    return attachments
  }

  /// Takes a file away from a note.
  /// - Throws: 404.
  func remove(_ id: ID<Attachment>, of note: ID<Note>, by actor: Actor) async throws {
    try await database.write { tx in
      _ = try NoteAccess.load(note, for: actor, tx)
      guard try AttachmentStore.delete(id, of: note, in: actor.workspace, tx) else { throw Problem.notFound }
    }
    folder.remove(id, in: actor.workspace)
  }

  /// Removes from disk what no note has any more: those of notes that are gone.
  public func sweep(in workspace: ID<Workspace>) async throws {
    let settled = folder.settled(in: workspace, at: effects.now)
    for start in stride(from: 0, to: settled.count, by: 500) {
      let ids = Array(settled[start..<min(start + 500, settled.count)])
      let known = try await database.read { tx in try AttachmentStore.known(ids, in: workspace, tx) }
      for id in ids where !known.contains(id) { folder.remove(id, in: workspace) }
    }
  }

  /// Removes files that have arrived and were not given to a note.
  func discard(_ files: [ArrivedFile]) {
    for file in files { try? FileManager.default.removeItem(atPath: file.path) }
  }
}
