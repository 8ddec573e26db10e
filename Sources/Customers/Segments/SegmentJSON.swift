import Kernel

/// A segment on the wire.
struct SegmentJSON: Encodable, Sendable {
  let id: ID<Segment>
  let version: Int
  let name: String
  /// With the present names of the segments and people that it names.
  let filter: String
  /// False when something that the filter names is gone: who is in the segment stays as it is until it is mended.
  let isReadable: Bool
  /// How many accounts are in it.
  let accounts: Int
  /// Whether `accounts` counts only those that the caller sees.
  let countsVisibleOnly: Bool
  let createdById: ID<Person>?
  let createdAt: Timestamp
  let updatedAt: Timestamp

  init(_ view: SegmentView) {
    let segment = view.segment
    id = segment.id
    version = segment.version
    name = segment.name
    filter = view.filter
    isReadable = view.isReadable
    accounts = view.members
    countsVisibleOnly = view.isPartial
    createdById = segment.createdBy
    createdAt = segment.createdAt
    updatedAt = segment.updatedAt
  }
}

/// A day's count on the wire.
struct SegmentCountJSON: Encodable, Sendable {
  let day: LocalDate
  let accounts: Int

  init(_ count: SegmentCount) {
    day = count.day
    accounts = count.members
  }
}

/// Somebody's coming or going on the wire.
struct SegmentChangeJSON: Encodable, Sendable {
  let accountId: ID<Account>
  let accountName: String
  /// `entered` or `left`.
  let kind: String
  let at: Timestamp

  init(_ change: SegmentChange) {
    accountId = change.account
    accountName = change.name
    kind = change.hasEntered ? "entered" : "left"
    at = change.at
  }
}
