import Identity
import Kernel
import Language
import Storage
import Web

/// Reads what the page of one task shows.
struct TaskPageBuilder {
  /// Forms that came back.
  struct Refused {
    var details: SubmittedForm?
    var added: SubmittedForm?
    var renamed: TaskPage.Renaming?
  }

  let request: Request
  let actor: Actor
  let people: [ID<Person>: String]
  let refused: Refused

  func page(of id: ID<CustomerTask>, _ tx: Transaction) throws -> TaskPage {
    let loaded = try TaskWithChecklist.load(id, for: actor, tx)
    let task = loaded.task
    let names = try AccountStore.names(of: [task.details.account].compactMap(\.self), in: actor.workspace, tx)
    let late = try LateDays.load(at: request.now, in: actor.workspace, tx)
    let item = TaskListItem(
      task: task, accountName: names.values.first, progress: ChecklistProgress(loaded.items))
    let staff = try PersonStore.all(tx, actor.workspace)
      .filter { $0.isActive || $0.person.id == task.details.assignee }
    return TaskPage(
      row: TaskRow(item, people, late, request), detail: task.details.detail, origin: origin(task),
      items: loaded.items.map { self.item($0, of: id) },
      people: staff.map { Select.Option($0.person.id.description, $0.person.name) },
      form: refused.details ?? form(task.details), added: refused.added, renamed: refused.renamed,
      mayWrite: actor.may(.accountsWrite))
  }

  private func form(_ details: TaskDetails) -> SubmittedForm {
    SubmittedForm([
      "title": details.title, "detail": details.detail ?? "", "assigneeId": details.assignee?.description ?? "",
      "dueOn": details.dueOn?.description ?? "", "priority": details.priority.rawValue,
    ])
  }

  private func origin(_ task: CustomerTask) -> String {
    let who = task.createdBy.flatMap { people[$0] }
    return [who, request.reader.date(task.createdAt.day(in: request.reader.timeZone))].compactMap(\.self)
      .joined(separator: " · ")
  }

  private func item(_ item: ChecklistItem, of task: ID<CustomerTask>) -> TaskPage.Item {
    let reader = request.reader
    let done = item.completion.map { completion in
      let who = completion.person.flatMap { people[$0] }
      return [who, reader.date(completion.at.day(in: reader.timeZone))].compactMap(\.self).joined(separator: " · ")
    }
    return TaskPage.Item(
      id: item.id, text: item.text, done: done, path: "/tasks/\(task)/checklist/\(item.id)")
  }
}
