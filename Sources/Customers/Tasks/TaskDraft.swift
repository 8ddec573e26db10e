import Kernel

/// What a request says about a task: its details, and what is still to be reckoned or made of it.
public struct TaskDraft: Sendable, Equatable {
  public var details: TaskDetails
  /// Due so many business days of the assignee from now; nil leaves `details.dueOn`.
  public var dueIn: Int?
  /// The items that a new task's checklist begins with.
  public var checklist: [String]

  /// The most business days that a task can be due in.
  public static let dueInLimit = 1000

  public init(_ details: TaskDetails, dueIn: Int? = nil, checklist: [String] = []) {
    self.details = details
    self.dueIn = dueIn
    self.checklist = checklist
  }
}
