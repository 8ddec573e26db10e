import Kernel
import Storage

/// That two became one: who did it and when, and whether it was undone.
public struct MergeRecord: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "mrg"
  /// For how long a merge can be undone.
  public static let undoPeriod: Duration = .hours(30 * 24)

  public enum Kind: String, Sendable, SQLConvertible {
    case account, contact
  }

  public let id: ID<MergeRecord>
  public let kind: Kind
  let survivor: EventSubject
  let merged: EventSubject
  public let mergedName: String
  public let mergedAt: Timestamp
  public let mergedBy: ID<Person>?
  public let undoneAt: Timestamp?

  /// Until when it can be undone.
  public var undoableUntil: Timestamp { mergedAt + Self.undoPeriod }

  func pair(in workspace: ID<Workspace>, at now: Timestamp) -> MergePair {
    MergePair(workspace: workspace, survivor: survivor, merged: merged, mergedAt: mergedAt, now: now)
  }
}

extension MergeRecord: RowDecodable {
  public init(row: Row) throws {
    let (survivor, merged): (ID<MergeRecord>, ID<MergeRecord>) = (try row["survivor_id"], try row["merged_id"])
    self.init(
      id: try row["id"], kind: try row["kind"], survivor: EventSubject(survivor), merged: EventSubject(merged),
      mergedName: try row["merged_name"], mergedAt: try row["merged_at"], mergedBy: try row["merged_by"],
      undoneAt: try row["undone_at"])
  }
}
