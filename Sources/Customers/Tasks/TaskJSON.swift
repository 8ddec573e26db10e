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
  /// Nil without a checklist.
  let checklist: ChecklistProgressJSON?
  let completedAt: Timestamp?
  let completedById: ID<Person>?
  let createdById: ID<Person>?
  let createdAt: Timestamp
  let updatedAt: Timestamp

  init(_ task: CustomerTask, _ progress: ChecklistProgress?, _ late: LateDays) {
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
    isOverdue = task.isOverdue(late)
    checklist = progress.map(ChecklistProgressJSON.init)
    completedAt = task.completion?.at
    completedById = task.completion?.person
    createdById = task.createdBy
    createdAt = task.createdAt
    updatedAt = task.updatedAt
  }
}
