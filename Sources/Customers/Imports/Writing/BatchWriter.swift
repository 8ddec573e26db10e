import Kernel
import Storage

/// Imports some rows of one file in one transaction: decides what each row is, collects what is to be written, and
/// writes it unless the run is dry.
struct BatchWriter {
  private enum Outcome { case new, other }

  let context: ImportContext
  let tx: Transaction
  let now: Timestamp
  /// The account that a person chose for rows that waited.
  let chosen: ID<Account>?
  var state: ImportState
  var writes = ImportWrites()
  /// What the rows may mean, while nothing was written in between.
  var lookups: ImportLookups?
  /// What the row at hand had become before.
  var facts = FormerRow.Facts()
  /// The account of the row at hand, in a file of accounts.
  var current: ID<Account>?
  /// Whether the row at hand is the contact within a row of an account, which is counted with its account.
  private(set) var isCompanion = false
  /// Whether the row at hand made something, or something that is there has its key now.
  private var outcome: Outcome?
  private var refused: [(line: Int, fields: [String])] = []

  init(_ context: ImportContext, _ state: ImportState, _ tx: Transaction, chosen: ID<Account>? = nil) {
    self.context = context
    self.state = state
    self.tx = tx
    self.chosen = chosen
    now = context.effects.now
  }

  var workspace: ID<Workspace> { context.workspace.id }

  /// Counts the rows of a batch, and those of them that are refused or repeated.
  mutating func note(_ batch: ImportBatch) {
    state.report.rows += batch.count
    for (refusal, raw) in batch.refused {
      state.report.refuse(refusal)
      keep(refusal.line, raw)
    }
    for (line, key) in batch.duplicates { state.report.note(.duplicateKey, OddityExample(line: line, key: key)) }
  }

  /// Imports the rows, each of another key.
  /// - Returns: rows that were refused, as they stand in the file.
  @discardableResult
  mutating func apply(_ rows: [ImportRow]) throws -> [(line: Int, fields: [String])] {
    let known = try ImportKeyStore.entries(
      rows.map(\.key), kind: context.kind, source: context.source, in: workspace, tx)
    let companions = rows.compactMap(\.contact)
    let knownContacts = try ImportKeyStore.entries(
      companions.map(\.key), kind: .contacts, source: context.source, in: workspace, tx)
    lookups = try lookedUp(rows, known)
    for row in rows {
      try applyKept(row, known[row.key], kind: context.kind)
      if let contact = row.contact { try apply(contact, knownContacts[contact.key], within: row) }
    }
    try commit()
    return refused
  }

  /// Imports the contact of a row of an account: the row has changed something when its contact has.
  private mutating func apply(
    _ contact: ImportRow, _ known: ImportKeyStore.Entry?, within row: ImportRow
  ) throws {
    let wasUnchanged = outcome == nil
    isCompanion = true
    defer { isCompanion = false }
    try applyKept(contact, known, kind: .contacts)
    guard wasUnchanged, outcome != nil else { return }
    state.report.unchanged -= 1
    state.report.changed += 1
  }

  /// Imports the row, and keeps what it meant before unless it made something that nobody knew.
  private mutating func applyKept(_ row: ImportRow, _ known: ImportKeyStore.Entry?, kind: ImportKind) throws {
    outcome = nil
    if !isCompanion { current = nil }
    facts = FormerRow.Facts()
    if !context.isDryRun { facts.waiting = row.waiting }
    try apply(row, known)
    guard let outcome, !context.isDryRun, outcome != .new || known != nil || !facts.isEmpty else { return }
    guard try !isOwn(row.key, known, kind) else { return }
    writes.former.append(
      FormerRow(kind: kind, key: row.key, isNew: outcome == .new, entry: known, facts: facts))
  }

  /// Whether this very run gave the key its meaning before: what the row meant then is nothing to go back to.
  private func isOwn(_ key: String, _ known: ImportKeyStore.Entry?, _ kind: ImportKind) throws -> Bool {
    if let known { return known.run == context.run }
    guard outcome == .other else { return false }
    return try ImportKeyStore.run(of: key, kind: kind, source: context.source, in: workspace, tx) == context.run
  }

  private mutating func apply(_ row: ImportRow, _ known: ImportKeyStore.Entry?) throws {
    switch row.content {
    case .account(let account): try apply(account, row, known)
    case .contact(let contact): try apply(contact, row, known)
    case .subscription(let subscription): try apply(subscription, row, known)
    case .usage(let usage): try apply(usage, row, known)
    case .ticket(let ticket): try apply(ticket, row, known)
    case .churn(let churn): try apply(churn, row, known)
    case .note(let note): try apply(note, row, known)
    }
  }

  /// The account of a row: the chosen one, the one that the row names, or the one that it had before.
  mutating func account(
    _ reference: AccountReference?, _ known: ImportKeyStore.Entry?
  ) throws -> ID<Account>? {
    if let chosen { return chosen }
    if let reference,
      let id = try state.accounts.id(of: reference, source: context.source, in: workspace, tx)
    {
      return id
    }
    return known?.account
  }

  /// Tells something on the timeline.
  mutating func tell(_ event: Event) { writes.events.append(EventStore.prepared(event, in: workspace)) }

  /// Notes that something is about to change, and writes what was collected when it has changed before.
  mutating func touch(_ subject: EventSubject) throws {
    if writes.touched.contains(subject) { try commit() }
    writes.touched.insert(subject)
  }

  /// Keeps a row for the day on which its account is known.
  mutating func wait(_ row: ImportRow, for reference: String) {
    guard let mapped = row.mapped else { return }
    state.report.waiting += 1
    state.report.note(.unknownAccount, OddityExample(line: row.line, key: reference))
    state.hasWaiting = true
    writes.waiting.append(
      WaitingRow(
        id: context.effects.newID(), source: context.source, kind: context.kind, key: row.key, reference: reference,
        run: context.run, line: row.line, hash: row.hash, mapped: mapped))
  }

  /// Refuses a row for what it contradicts.
  mutating func refuse(_ row: ImportRow, _ code: RowProblemCode, _ arguments: [String: String]) {
    refuse(row, [RowProblem(line: row.line, code: code, arguments: arguments)])
  }

  /// Refuses a row for values that do not fit.
  mutating func refuse(_ row: ImportRow, _ problems: [RowProblem]) {
    state.report.refuse(RowRefusal(line: row.line, problems: problems))
    if let raw = row.raw { keep(row.line, raw) }
  }

  private mutating func keep(_ line: Int, _ raw: CSVRow) {
    guard raw.count > 0, state.refusedKept < ImportRunStore.refusedLimit else { return }
    state.refusedKept += 1
    refused.append((line, raw.fields))
  }

  /// Notes what the row became, and counts it as new or changed.
  mutating func became(
    _ subject: EventSubject, _ row: ImportRow, isNew: Bool, account: ID<Account>? = nil, at moment: Timestamp? = nil
  ) {
    if !isCompanion { if isNew { state.report.new += 1 } else { state.report.changed += 1 } }
    keep(subject, row, isNew: isNew, account: account, at: moment)
  }

  /// Notes what the row means, without counting it.
  mutating func keep(
    _ subject: EventSubject, _ row: ImportRow, isNew: Bool, account: ID<Account>? = nil, at moment: Timestamp? = nil
  ) {
    outcome = isNew ? .new : .other
    let entry = ImportKeyStore.Entry(
      key: row.key, subject: subject, hash: row.hash, account: account, occurredAt: moment)
    if isCompanion { writes.contactKeys.append(entry) } else { writes.keys.append(entry) }
  }

  /// Counts the row as unchanged when it says what it said before.
  mutating func isUnchanged(_ row: ImportRow, _ known: ImportKeyStore.Entry?) -> Bool {
    guard known?.hash == row.hash else { return false }
    if !isCompanion { state.report.unchanged += 1 }
    return true
  }

  /// Notes a fact that is dated before the account became a customer.
  mutating func checkStart(of account: ID<Account>, _ day: LocalDate, _ row: ImportRow) throws {
    guard let since = try state.accounts.facts(of: account, in: workspace, tx)?.customerSince, day < since else {
      return
    }
    state.report.note(
      .beforeAccountStart,
      OddityExample(
        line: row.line, key: row.label, details: ["date": day.description, "customerSince": since.description]))
  }
}

extension ImportRow {
  /// What people know the row by: the id that its source gave it, else how it names its account.
  var label: String { key.hasPrefix("#") ? content.account?.label ?? "" : key }
}
