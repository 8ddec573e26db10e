import Kernel
import Storage

/// Puts events and the notes they are about together.
public enum TimelineStore {
  /// One page, newest first.
  public static func page(
    _ query: TimelineQuery, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<TimelineEntry> {
    let page = try EventStore.timeline(query, in: workspace, tx)
    let ids = page.items.compactMap(\.noteID)
    let notes = try NoteStore.notes(ids, knownAt: query.knownAt, in: workspace, tx)
    let byID = Dictionary(notes.map { ($0.id, $0) }) { first, _ in first }
    let files = Dictionary(
      grouping: try AttachmentStore.attachments(of: notes.map(\.id), in: workspace, tx).filter { file in
        query.knownAt.map { file.addedAt <= $0 } ?? true
      }, by: \.note)
    return page.map { event in
      let note = event.noteID.flatMap { byID[$0] }
      return TimelineEntry(event: event, note: note, attachments: note.flatMap { files[$0.id] } ?? [])
    }
  }
}

extension Event {
  /// The note that the event is, for notes, calls and meetings.
  public var noteID: ID<Note>? {
    switch kind {
    case .note, .call, .meeting, .noteEdited: subject?.id(of: Note.self)
    default: nil
    }
  }
}
