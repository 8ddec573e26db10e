import Kernel
import Storage

/// What a room contributes to the merge of two accounts, or of two contacts.
public struct MergePart: Sendable {
  /// Called in the merge's transaction.
  public typealias Step = @Sendable (MergePair, inout MergeJournal, Transaction) throws -> Void

  public let tables: [MergedTable]
  /// After the rows of all tables have gone over, while the other is still there.
  public let merged: Step
  /// After the rows of all tables are back, for what follows from them.
  public let undone: Step

  public init(
    tables: [MergedTable], merged: @escaping Step = { _, _, _ in }, undone: @escaping Step = { _, _, _ in }
  ) {
    self.tables = tables
    self.merged = merged
    self.undone = undone
  }
}

/// The two that become one, by the bare words of their ids.
public struct MergePair: Sendable {
  public let workspace: ID<Workspace>
  /// The one that stays.
  public let survivor: EventSubject
  /// The one whose id leads to the other from now on.
  public let merged: EventSubject
  public let mergedAt: Timestamp
  /// When the merge, or its undo, happens.
  public let now: Timestamp

  /// The two as ids of their kind.
  public func ids<Subject>(of _: Subject.Type = Subject.self) -> (survivor: ID<Subject>, merged: ID<Subject>) {
    (survivor.id(), merged.id())
  }
}
