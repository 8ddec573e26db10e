import Kernel
import Storage

/// Something that happened, for good: the stream that timelines, live pages and automation read.
public struct Event: IDPrefixed, Codable, Sendable, Equatable {
  public static let idPrefix = "evt"

  public let id: ID<Event>
  public let account: ID<Account>?
  public let kind: EventKind
  /// When it was so.
  public let occurredAt: Timestamp
  /// When we learned it.
  public let recordedAt: Timestamp
  /// Nil for sources and the program.
  public let person: ID<Person>?
  /// The note, task or contact that it is about: 16 bytes of its id.
  public let subject: EventSubject?
  /// What the timeline's sentence names.
  public let payload: [String: String]

  public init(
    id: ID<Event>, account: ID<Account>?, kind: EventKind, occurredAt: Timestamp, recordedAt: Timestamp,
    person: ID<Person>? = nil, subject: EventSubject? = nil, payload: [String: String] = [:]
  ) {
    self.id = id
    self.account = account
    self.kind = kind
    self.occurredAt = occurredAt
    self.recordedAt = recordedAt
    self.person = person
    self.subject = subject
    self.payload = payload
  }
}

/// An id of any kind, as an event refers to it.
public struct EventSubject: Codable, Hashable, Sendable {
  let high: UInt64
  let low: UInt64

  public init<Subject>(_ id: ID<Subject>) {
    high = id.high
    low = id.low
  }

  /// The subject as an id of the kind that the event's kind implies.
  public func id<Subject>(of _: Subject.Type = Subject.self) -> ID<Subject> { ID(high: high, low: low) }
}

extension EventSubject: SQLConvertible {
  public var sqlValue: SQLValue { .uuid(high, low) }

  public init?(cell: Cell) {
    guard let id = ID<Event>(cell: cell) else { return nil }
    self.init(id)
  }

  public init?(sqlValue: SQLValue) {
    guard let id = ID<Event>(sqlValue: sqlValue) else { return nil }
    self.init(id)
  }
}
