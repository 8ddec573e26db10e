import Kernel

/// Something to do for a customer, or for the team. (Swift's own `Task` is another thing.)
public struct CustomerTask: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "tsk"

  /// Where tasks come from that a person made.
  public static let byHand = "person"

  public let id: ID<CustomerTask>
  /// 1 for a new task, one more with each change, completion and reopening.
  public var version: Int
  public var details: TaskDetails
  /// `person`, or the rule that made it.
  public let source: String
  public let createdBy: ID<Person>?
  /// Nil while the task is open.
  public var completion: TaskCompletion?
  public let createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: ID<CustomerTask>, version: Int = 1, details: TaskDetails, source: String = CustomerTask.byHand,
    createdBy: ID<Person>? = nil, completion: TaskCompletion? = nil, createdAt: Timestamp, updatedAt: Timestamp
  ) {
    self.id = id
    self.version = version
    self.details = details
    self.source = source
    self.createdBy = createdBy
    self.completion = completion
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }

  /// Whether it should have been done by now.
  public func isOverdue(_ late: LateDays) -> Bool {
    completion == nil && details.dueOn.map { late.holds(dueOn: $0, assignee: details.assignee) } ?? false
  }
}
