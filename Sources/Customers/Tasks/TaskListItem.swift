import Kernel
import Storage

/// A task as a line of a list.
public struct TaskListItem: Sendable, RowDecodable {
  public let task: CustomerTask
  /// Nil for tasks without an account.
  public let accountName: String?
  /// Nil for tasks without a checklist.
  public var progress: ChecklistProgress?

  public init(task: CustomerTask, accountName: String?, progress: ChecklistProgress?) {
    self.task = task
    self.accountName = accountName
    self.progress = progress
  }

  public init(row: Row) throws {
    task = try CustomerTask(row: row)
    accountName = try row["account_name"]
  }
}
