import Kernel
import Storage

/// Undoes some rows of an import in one transaction.
struct UndoWriter {
  let workspace: Workspace
  let run: ImportRun
  /// When the run ended: what is newer was not written by it.
  let end: Timestamp
  let now: Timestamp
  let metrics: [Metric]
  let tx: Transaction

  /// Removes what rows of one kind became, or puts back what they meant.
  /// - Returns: how many things were removed and put back, and the names of accounts that stay since they are in use.
  func undo(_ rows: [ImportUndoStore.Written], kind: ImportKind, source: String) throws -> Outcome {
    var (rows, outcome) = (rows, Outcome())
    if kind == .accounts {
      let stays = try accountsInUse(rows)
      rows.removeAll { $0.isNew && stays.contains($0.entry.subject.id()) }
      outcome.kept = stays.count
    }
    let made = rows.filter(\.isNew).map(\.entry)
    try remove(made, kind)
    if [.usage, .tickets].contains(kind) { try putBackSignals(rows) }
    if [.tickets, .churn, .notes].contains(kind) { try putBackEvents(rows) }
    try ImportUndoStore.putBack(rows, run: run.id, source: source, kind: kind, in: workspace.id, tx)
    try wait(rows, kind, source)
    outcome.removed = made.count
    outcome.restored = rows.count - made.count
    return outcome
  }

  struct Outcome: Sendable {
    var removed = 0
    var restored = 0
    /// Accounts that stay since something has happened at them in between.
    var kept = 0
  }

  /// Puts things back as they were.
  func restore(_ images: [ImportImage]) throws {
    var paying: Set<ID<Account>> = []
    for image in images {
      switch image {
      case .account(let account): try restore(account)
      case .contact(let contact): try restore(contact)
      case .subscription(let subscription): paying.formUnion(try restore(subscription))
      }
    }
    try refreshMoney(paying)
  }

  private func accountsInUse(_ rows: [ImportUndoStore.Written]) throws -> Set<ID<Account>> {
    let ids: [ID<Account>] = rows.filter(\.isNew).map { $0.entry.subject.id() }
    return try ids.chunks(of: 200).reduce(into: []) { stays, some in
      stays.formUnion(try ImportObstacleStore.inUse(some, since: end, in: workspace.id, tx))
    }
  }

  private func remove(_ made: [ImportKeyStore.Entry], _ kind: ImportKind) throws {
    let subjects = made.map(\.subject)
    switch kind {
    case .accounts: try UndoStore.removeAccounts(subjects.map { $0.id() }, in: workspace.id, tx)
    case .contacts:
      try removeEvents(about: subjects, [.contactAdded])
      try UndoStore.removeContacts(subjects.map { $0.id() }, in: workspace.id, tx)
    case .subscriptions:
      try removeEvents(about: subjects, [.subscriptionStarted])
      try UndoStore.removeSubscriptions(subjects.map { $0.id() }, in: workspace.id, tx)
      try refreshMoney(Set(made.compactMap(\.account)))
    case .notes: try UndoStore.removeNotes(subjects.map { $0.id() }, in: workspace.id, tx)
    case .usage, .tickets, .churn: break
    }
  }

  private func removeEvents(about subjects: [EventSubject], _ kinds: [EventKind]) throws {
    try UndoStore.removeEvents(
      about: subjects, kinds: kinds, from: run.startedAt, to: end, in: workspace.id, tx)
  }

  private func refreshMoney(_ accounts: Set<ID<Account>>) throws {
    guard !accounts.isEmpty else { return }
    let today = now.day(in: workspace.timeZone)
    for some in accounts.sorted().chunks(of: 200) {
      try SubscriptionStore.refreshMovements(of: some, in: workspace.id, tx)
      try AccountSummaryStore.refreshMoney(of: some, on: today, in: workspace.id, tx)
    }
  }

  /// Takes the signals of the rows away, and writes those that they had become before.
  private func putBackSignals(_ rows: [ImportUndoStore.Written]) throws {
    let numbers = metrics.map(\.number).sorted()
    var (changed, accounts): (Set<RollupStore.Key>, Set<ID<Account>>) = ([], [])
    for entry in rows.map(\.entry) {
      guard let account = entry.account else { continue }
      accounts.insert(account)
      let removed = try ImportFactStore.removeSignals(
        entry.subject.id(), of: account, at: entry.occurredAt, metrics: numbers, in: workspace.id, tx)
      changed.formUnion(RollupStore.months(of: removed))
    }
    let former = rows.flatMap { $0.former?.facts.signals ?? [] }
    accounts.formUnion(former.map(\.account))
    try SignalStore.insertRows(former, in: workspace.id, tx)
    changed.formUnion(RollupStore.months(of: former))
    let byNumber = Dictionary(metrics.map { ($0.number, $0) }) { first, _ in first }
    try RollupRefreshStore.refresh(changed, metrics: byNumber, in: workspace.id, tx)
    try UndoStore.removeEmptyRollups(changed, in: workspace.id, tx)
    let seen = metrics.filter { !TicketMetric.all.contains($0.key) }.map(\.number)
    try UndoStore.refreshSeen(accounts.sorted(), metrics: seen, in: workspace.id, tx)
  }

  /// Takes the entries of the timelines away, and writes those that the rows had become before.
  private func putBackEvents(_ rows: [ImportUndoStore.Written]) throws {
    try UndoStore.removeEvents(rows.map { $0.entry.subject.id() }, in: workspace.id, tx)
    try EventStore.insert(rows.compactMap { $0.former?.facts.event }, in: workspace.id, tx)
    for row in rows {
      guard let note = row.former?.facts.note else { continue }
      try ImportFactStore.writeNote(
        row.entry.subject.id(), of: note.account, body: note.body, at: note.occurredAt, author: note.author,
        now: note.createdAt, in: workspace.id, tx)
    }
  }

  /// Lets rows wait again that had waited for their account.
  private func wait(_ rows: [ImportUndoStore.Written], _ kind: ImportKind, _ source: String) throws {
    let waiting = rows.compactMap { row in
      row.former?.facts.waiting.map { was in
        WaitingRow(
          id: was.id, source: source, kind: kind, key: row.entry.key, reference: was.reference, run: was.run,
          line: was.line, hash: was.hash, mapped: was.mapped)
      }
    }
    try ImportWaitingStore.write(waiting, in: workspace.id, tx)
  }

  private func restore(_ was: Account) throws {
    guard let version = try UndoStore.version(EventSubject(was.id).id(), in: "account", of: workspace.id, tx) else {
      return
    }
    var account = was
    account.version = version + 1
    guard try AccountStore.update(account, in: workspace.id, tx) else { throw Problem.stale }
    try removeEvents(about: [EventSubject(was.id)], [.accountChanged, .stageChanged])
    try UndoStore.removeStages(of: was.id, from: run.startedAt, to: end, in: workspace.id, tx)
    try AccountChurnStore.forget(of: was.id, from: run.startedAt, in: workspace.id, tx)
  }

  private func restore(_ was: Contact) throws {
    guard let version = try UndoStore.version(EventSubject(was.id).id(), in: "contact", of: workspace.id, tx) else {
      return
    }
    var contact = was
    contact.version = version + 1
    guard try ContactStore.update(contact, in: workspace.id, tx) else { throw Problem.stale }
    try UndoStore.setAccounts(was.accounts, of: was.id, in: workspace.id, tx)
  }

  /// What the import said of prices was known until now.
  /// - Returns: the accounts whose money is another now.
  private func restore(_ was: Subscription) throws -> [ID<Account>] {
    guard let present = try SubscriptionStore.find(was.id, in: workspace.id, tx) else { return [] }
    var subscription = was
    subscription.version = present.version + 1
    guard try SubscriptionStore.update(subscription, knownFrom: now, in: workspace.id, tx) else {
      throw Problem.stale
    }
    if present.account != was.account { try ImportFactStore.move(was.id, to: was.account, in: workspace.id, tx) }
    return [present.account, was.account]
  }
}
