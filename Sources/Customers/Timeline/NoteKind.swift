import Storage

/// What somebody wrote down: a note, or what was said in a call or a meeting.
public enum NoteKind: String, Codable, Sendable, CaseIterable, SQLConvertible {
  case note
  case call
  case meeting

  /// Whether somebody of the team spoke with the customer.
  public var isContact: Bool { self != .note }

  var eventKind: EventKind {
    switch self {
    case .note: .note
    case .call: .call
    case .meeting: .meeting
    }
  }
}
