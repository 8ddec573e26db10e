import Kernel

/// A note about an account, a call or a meeting with it.
public struct Note: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "not"

  /// The longest body, in characters.
  public static let bodyLimit = 20_000

  public let id: ID<Note>
  public let account: ID<Account>
  public let kind: NoteKind
  /// As it was written: Markdown, of which `NoteMarkup` shows a part.
  public var body: String
  /// When the call or the meeting was; for a note, when it was written.
  public let occurredAt: Timestamp
  /// Nil for sources and the program.
  public let author: ID<Person>?
  /// 1 for a new note, one more with each edit.
  public var version: Int
  public let createdAt: Timestamp
  public var updatedAt: Timestamp
  /// How the call or the meeting went; nil when nobody said.
  public let outcome: Judgement?

  public init(
    id: ID<Note>, account: ID<Account>, kind: NoteKind, body: String, occurredAt: Timestamp, author: ID<Person>?,
    version: Int = 1, createdAt: Timestamp, updatedAt: Timestamp, outcome: Judgement? = nil
  ) {
    self.id = id
    self.account = account
    self.kind = kind
    self.body = body
    self.occurredAt = occurredAt
    self.author = author
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.outcome = outcome
  }

  /// The note's place on the timeline, for actions and imports alike.
  public func event(id: ID<Event>) -> Event {
    Event(
      id: id, account: account, kind: kind.eventKind, occurredAt: occurredAt, recordedAt: createdAt, person: author,
      subject: EventSubject(self.id))
  }

  /// How it went, as a signal; nil when nobody said.
  public func observation(id: ID<Observation>) -> Observation? {
    outcome.map {
      Observation(
        id: id, account: account, kind: .meetingOutcome, judgement: $0, note: self.id, occurredAt: occurredAt,
        recordedAt: createdAt, person: author)
    }
  }
}
