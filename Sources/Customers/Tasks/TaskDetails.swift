import Kernel

/// What a person or a rule says about a task.
public struct TaskDetails: Sendable, Equatable {
  public var title: String
  public var detail: String?
  /// Nil for tasks of the team itself.
  public var account: ID<Account>?
  public var assignee: ID<Person>?
  /// The last day on which it is in time.
  public var dueOn: LocalDate?
  public var priority: TaskPriority

  public init(
    title: String, detail: String? = nil, account: ID<Account>? = nil, assignee: ID<Person>? = nil,
    dueOn: LocalDate? = nil, priority: TaskPriority = .normal
  ) {
    self.title = title
    self.detail = detail
    self.account = account
    self.assignee = assignee
    self.dueOn = dueOn
    self.priority = priority
  }
}
