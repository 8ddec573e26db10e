import Kernel

/// What a person told about an account: a signal with two clocks, and who said it.
///
/// The latest of a kind counts; one that was taken back never was, but for those who ask what was known before.
public struct Observation: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "obs"

  public let id: ID<Observation>
  public let account: ID<Account>
  public let kind: ObservationKind
  /// Of a champion who left always bad.
  public let judgement: Judgement
  /// The champion who left.
  public let contact: ID<Contact>?
  /// The call or the meeting.
  public let note: ID<Note>?
  /// When it was so.
  public let occurredAt: Timestamp
  /// When we learned it.
  public let recordedAt: Timestamp
  /// Nil for tokens that belong to no person.
  public let person: ID<Person>?
  /// Nil while it holds.
  public var withdrawnAt: Timestamp?

  public init(
    id: ID<Observation>, account: ID<Account>, kind: ObservationKind, judgement: Judgement,
    contact: ID<Contact>? = nil, note: ID<Note>? = nil, occurredAt: Timestamp, recordedAt: Timestamp,
    person: ID<Person>?, withdrawnAt: Timestamp? = nil
  ) {
    self.id = id
    self.account = account
    self.kind = kind
    self.judgement = judgement
    self.contact = contact
    self.note = note
    self.occurredAt = occurredAt
    self.recordedAt = recordedAt
    self.person = person
    self.withdrawnAt = withdrawnAt
  }

  /// For so many days an impression counts; then nobody is known to have one.
  public static let lifetime = 90

  /// Whether it still counts on a day.
  public func isAlive(on day: LocalDate) -> Bool { day - occurredAt.utcDay < Self.lifetime }
}
