import Kernel
import Storage

extension BatchWriter {
  /// Writes what was collected, with everything that follows from it; a dry run only forgets it.
  mutating func commit() throws {
    defer {
      writes = ImportWrites()
      lookups = nil
    }
    guard !context.isDryRun else { return }
    // First: what is written below is not what was before.
    try ImportUndoStore.insert(writes.images, run: context.run, in: workspace, tx)
    try ImportUndoStore.insert(writes.former, source: context.source, run: context.run, in: workspace, tx)
    try writeAccounts()
    try writeContacts()
    try writeSubscriptions()
    try writeFacts()
    try context.pastChanged(writes.past, workspace, tx)
    try ImportKeyStore.write(
      writes.keys, kind: context.kind, source: context.source, run: context.run, in: workspace, tx)
    try ImportKeyStore.write(
      writes.contactKeys, kind: .contacts, source: context.source, run: context.run, in: workspace, tx)
    if state.hasWaiting {
      try ImportWaitingStore.delete(
        writes.keys.map(\.key), kind: context.kind, source: context.source, in: workspace, tx)
    }
    try ImportWaitingStore.write(writes.waiting, in: workspace, tx)
    state.accounts.wereWritten()
    state.addedContacts.removeAll(keepingCapacity: true)
    state.addedEmails.removeAll(keepingCapacity: true)
  }

  private mutating func writeAccounts() throws {
    try AccountStore.insert(writes.newAccounts, in: workspace, tx)
    try AccountStore.recordFirstStages(of: writes.newAccounts, by: context.person, in: workspace, tx)
    for account in writes.changedAccounts {
      guard try AccountStore.update(account, in: workspace, tx) else { throw Problem.stale }
    }
    for (account, from, to) in writes.stages { try recordStage(of: account, from: from, to: to) }
    for (child, reference, line, isNew) in writes.parents { try writeParent(of: child, reference, line, isNew) }
    for (account, currency) in writes.currencies {
      try keepImage(of: account)
      try ImportFactStore.setCurrency(currency, of: account, in: workspace, tx)
    }
  }

  /// Ties an account to its parent, unless the parent is not known yet or stands below it.
  private mutating func writeParent(
    of child: ID<Account>, _ reference: AccountReference, _ line: Int, _ isNew: Bool
  ) throws {
    guard let parent = try state.accounts.id(of: reference, source: context.source, in: workspace, tx) else {
      state.parents.append(ImportState.Parent(child: child, reference: reference, line: line, isNew: isNew))
      return
    }
    guard parent != child, try !AccountStore.ancestors(of: parent, in: workspace, tx).contains(child) else { return }
    if !isNew { try keepImage(of: child) }
    try ImportFactStore.setParent(parent, of: child, in: workspace, tx)
  }

  func recordStage(of account: ID<Account>, from: LifecycleStage, to: LifecycleStage) throws {
    try AccountStore.recordStage(
      account, from: from, to: to, at: now, recordedAt: now, by: context.person, in: workspace, tx)
  }

  /// Keeps an account as it is before something is written over it.
  private func keepImage(of id: ID<Account>) throws {
    guard let account = try AccountStore.find(id, in: workspace, tx) else { return }
    try ImportUndoStore.insert([.account(account)], run: context.run, in: workspace, tx)
  }

  /// Tries once more to tie accounts to their parents, and names the parents that nobody knows.
  mutating func settleParents() throws {
    let waiting = state.parents
    state.parents = []
    for parent in waiting { try writeParent(of: parent.child, parent.reference, parent.line, parent.isNew) }
    for parent in state.parents {
      state.report.note(.unknownAccount, OddityExample(line: parent.line, key: parent.reference.label))
    }
    state.parents = []
  }

  private func writeContacts() throws {
    try ContactStore.insert(writes.newContacts, in: workspace, tx)
    for contact in writes.changedContacts {
      guard try ContactStore.update(contact, in: workspace, tx) else { throw Problem.stale }
    }
    try ContactStore.attach(writes.attachments, in: workspace, tx)
  }

  private func writeSubscriptions() throws {
    try SubscriptionStore.insert(writes.newSubscriptions, in: workspace, tx)
    for subscription in writes.changedSubscriptions {
      guard try SubscriptionStore.update(subscription, in: workspace, tx) else { throw Problem.stale }
    }
    guard !writes.money.isEmpty else { return }
    let accounts = writes.money.sorted()
    try SubscriptionStore.refreshMovements(of: accounts, in: workspace, tx)
    try AccountSummaryStore.refreshMoney(of: accounts, on: context.today, in: workspace, tx)
  }

  private mutating func writeFacts() throws {
    try EventStore.insert(writes.events, tx)
    for note in writes.notes {
      try ImportFactStore.writeNote(
        note.id, of: note.account, body: note.body, at: note.occurredAt, author: note.author, now: now,
        in: workspace, tx)
    }
    try SignalStore.insertRows(writes.signals, in: workspace, tx)
    let rollups = RollupStore.months(of: writes.signals).union(writes.emptied)
    let metrics = Dictionary(state.metrics.values.map { ($0.number, $0) }) { first, _ in first }
    try RollupRefreshStore.refresh(rollups, metrics: metrics, in: workspace, tx)
    try AccountSummaryStore.noteSeen(writes.seen, in: workspace, tx)
    for account in writes.losses.union(writes.money).sorted() { try settleChurn(of: account) }
  }
}
