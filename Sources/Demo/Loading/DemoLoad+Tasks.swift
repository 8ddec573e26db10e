import Customers
import Kernel

extension DemoLoad {
  mutating func writeTasks() throws {
    var (tasks, events): ([CustomerTask], [Event]) = ([], [])
    for (account, demo) in zip(accounts, company.accounts) {
      for item in demo.tasks {
        let task = self.task(item, of: account)
        tasks.append(task)
        events.append(event(.taskAdded, task, at: item.createdAt))
        if let done = item.completedAt { events.append(event(.taskCompleted, task, at: done)) }
      }
    }
    try TaskStore.insert(tasks, in: workspace, tx)
    try EventStore.insert(events, in: workspace, tx)
  }

  private mutating func task(_ demo: DemoTask, of account: ID<Account>) -> CustomerTask {
    let person = people[demo.assignee]
    return CustomerTask(
      id: ids.make(at: demo.createdAt), version: demo.completedAt == nil ? 1 : 2,
      details: TaskDetails(
        title: demo.title, account: account, assignee: person, dueOn: demo.dueOn, priority: demo.priority.stored),
      createdBy: person, completion: demo.completedAt.map { TaskCompletion(at: $0, person: person) },
      createdAt: demo.createdAt, updatedAt: demo.completedAt ?? demo.createdAt)
  }

  private mutating func event(_ kind: EventKind, _ task: CustomerTask, at moment: Timestamp) -> Event {
    Event(
      id: ids.make(at: moment), account: task.details.account, kind: kind, occurredAt: moment, recordedAt: moment,
      person: task.details.assignee, subject: EventSubject(task.id), payload: ["name": task.details.title])
  }
}

extension DemoTask.Priority {
  fileprivate var stored: TaskPriority {
    switch self {
    case .low: .low
    case .normal: .normal
    case .high: .high
    case .urgent: .urgent
    }
  }
}
