import Kernel
import Web

/// The page of tasks: finished values only.
struct TaskListPage: Sendable {
  let rows: [TaskRow]
  /// Only those of the reader.
  let isMine: Bool
  let state: TaskState
  /// How many of the reader's are overdue.
  let overdue: Int
  let next: Path?
  let mayWrite: Bool

  /// This list without a cursor.
  static func path(isMine: Bool, state: TaskState) -> Path {
    ("/tasks" as Path).query("assignee", isMine ? nil : "all").query("state", state == .open ? nil : state.rawValue)
  }
}
