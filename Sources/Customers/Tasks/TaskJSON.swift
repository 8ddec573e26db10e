import Kernel

/// A task on the wire.
struct TaskJSON: Encodable, Sendable {
  let id: ID<CustomerTask>
  let version: Int
  let title: String
  let detail: String?
  let accountId: ID<Account>?
  let assigneeId: ID<Person>?
  let dueOn: LocalDate?
  let priority: TaskPriority
  let source: String
  let isDone: Bool
  let isOverdue: Bool
  let completedAt: Timestamp?
  let completedById: ID<Person>?
  let createdById: ID<Person>?
  let createdAt: Timestamp
  let updatedAt: Timestamp

  init(_ task: CustomerTask, today: LocalDate) {
    let details = task.details
    id = task.id
    version = task.version
    title = details.title
    detail = details.detail
    accountId = details.account
    assigneeId = details.assignee
    dueOn = details.dueOn
    priority = details.priority
    source = task.source
    isDone = task.completion != nil
    isOverdue = task.isOverdue(on: today)
    completedAt = task.completion?.at
    completedById = task.completion?.person
    createdById = task.createdBy
    createdAt = task.createdAt
    updatedAt = task.updatedAt
  }
}
