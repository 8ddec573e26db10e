import Kernel

/// A question about accounts, saved, with the history of its answers.
public struct Segment: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "seg"

  public let id: ID<Segment>
  public var name: String
  /// In the filter language, as `SegmentQuestion` stores it.
  public var question: String
  /// Nil when the program made it.
  public let createdBy: ID<Person>?
  public let createdAt: Timestamp
  public var updatedAt: Timestamp
  /// 1 for a new segment, one more with each change.
  public var version: Int
  /// Since when it is out of use; nil while it is in use.
  public var archivedAt: Timestamp?
}
