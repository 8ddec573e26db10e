import Kernel
import Storage

/// A task as a line of a list.
public struct TaskListItem: Sendable, RowDecodable {
  public let task: CustomerTask
  /// Nil for tasks without an account.
  public let accountName: String?

  public init(row: Row) throws {
    task = try CustomerTask(row: row)
    accountName = try row["account_name"]
  }
}
