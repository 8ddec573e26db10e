import Kernel

/// Which part of an account's timeline.
public struct TimelineQuery: Sendable {
  public var account: ID<Account>
  /// Only these; all when empty.
  public var kinds: [EventKind]
  public var person: ID<Person>?
  public var from: Timestamp?
  /// Exclusive.
  public var until: Timestamp?
  /// What was learned later is left out; nil for all that is known.
  public var knownAt: Timestamp?
  /// The cursor of the page before.
  public var after: Cursor?
  public var limit: Int

  public init(
    account: ID<Account>, kinds: [EventKind] = [], person: ID<Person>? = nil, from: Timestamp? = nil,
    until: Timestamp? = nil, knownAt: Timestamp? = nil, after: Cursor? = nil, limit: Int = 50
  ) {
    self.account = account
    self.kinds = kinds
    self.person = person
    self.from = from
    self.until = until
    self.knownAt = knownAt
    self.after = after
    self.limit = limit
  }
}
