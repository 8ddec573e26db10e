import Identity
import Kernel
import Language
import Storage
import Web

/// The open tasks of an account, as its page shows them: finished values only.
struct TasksPanel: Sendable {
  let account: ID<Account>
  let rows: [TaskRow]
  let overdue: Int
  /// Those to whom a task can be given.
  let people: [Select.Option]
  /// Nil when the reader may not write.
  let form: SubmittedForm?
  /// Whether the form was sent and is shown again.
  let isRefused: Bool

  private static let limit = 50

  static func load(
    _ context: AccountPanel.Context, _ refused: SubmittedForm?, _ tx: Transaction
  ) throws -> TasksPanel {
    let (request, actor) = (context.request, context.actor)
    let late = try LateDays.load(at: request.now, in: actor.workspace, tx)
    let query = TaskListStore.Query(account: context.account.id, state: .open, late: late, limit: limit)
    let page = try TaskListStore.page(query, in: actor.workspace, tx)
    let staff = try PersonStore.all(tx, actor.workspace).filter(\.isActive)
    let new = SubmittedForm(["assigneeId": actor.person?.description ?? ""])
    return TasksPanel(
      account: context.account.id, rows: page.items.map { TaskRow($0, context.people, late, request) },
      overdue: page.items.count { $0.task.isOverdue(late) },
      people: staff.map { Select.Option($0.person.id.description, $0.person.name) },
      form: actor.may(.accountsWrite) ? refused ?? new : nil, isRefused: refused != nil)
  }
}
