import Kernel
import Language
import Web

/// A task as a line of a page: finished values only.
struct TaskRow: Sendable {
  let id: ID<CustomerTask>
  let title: String
  let detail: String?
  let account: (path: Path, name: String)?
  let assignee: String?
  let due: String?
  let isOverdue: Bool
  /// Nil for those that press no more than others.
  let priority: String?
  let isDone: Bool
  /// "2 of 5"; nil without a checklist.
  let progress: String?

  var path: Path { "/tasks/\(id)" }

  init(_ item: TaskListItem, _ people: [ID<Person>: String], _ late: LateDays, _ request: Request) {
    let (task, words) = (item.task, request.words)
    let details = task.details
    id = task.id
    title = details.title
    detail = details.detail
    account = details.account.map { (path: "/accounts/\($0)", name: item.accountName ?? "") }
    assignee = details.assignee.flatMap { people[$0] }
    due = details.dueOn.map { words.reader.date($0) }
    isOverdue = task.isOverdue(late)
    let presses = details.priority == .high || details.priority == .urgent
    priority = presses ? words["task.priority.\(details.priority.rawValue)"] : nil
    isDone = task.completion != nil
    progress = item.progress.map { ChecklistViews.progress($0, words) }
  }
}
