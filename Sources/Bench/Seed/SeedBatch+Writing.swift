import Customers
import Kernel
import Storage

extension SeedBatch {
  /// How many rows `write` adds, without the rows that the stores derive.
  var rows: Int {
    accounts.count + subscriptions.count + contacts.count + notes.count + tasks.count + events.count
  }

  /// Writes all of it in the given transaction.
  func write(on today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let accounts = accounts.map(\.id)
    try AccountStore.insert(self.accounts, in: workspace, tx)
    try SubscriptionStore.insert(subscriptions, in: workspace, tx)
    try SubscriptionStore.refreshMovements(of: accounts, in: workspace, tx)
    try AccountSummaryStore.refreshMoney(of: accounts, on: today, in: workspace, tx)
    try ContactStore.insert(contacts, in: workspace, tx)
    try NoteStore.insert(notes, in: workspace, tx)
    try TaskStore.insert(tasks, in: workspace, tx)
    try EventStore.insert(events, in: workspace, tx)
    for note in notes where note.kind.isContact {
      try AccountSummaryStore.noteContact(with: note.account, at: note.occurredAt, in: workspace, tx)
    }
  }
}
