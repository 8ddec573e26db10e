import Kernel

/// Something that happened, with the note it is about.
public struct TimelineEntry: Sendable, Equatable {
  public let event: Event
  /// For notes, calls and meetings.
  public let note: Note?
  /// The note's files.
  public let attachments: [Attachment]

  public init(event: Event, note: Note? = nil, attachments: [Attachment] = []) {
    self.event = event
    self.note = note
    self.attachments = attachments
  }
}
