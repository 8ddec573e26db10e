import Kernel
import Storage

extension ImportRunner {
  /// What waits for accounts and subscriptions that are known now, in the order in which it depends on them.
  private static let kinds: [ImportKind] = [.contacts, .subscriptions, .usage, .tickets, .churn, .notes]

  /// Imports the rows of the source whose account has appeared.
  /// - Returns: how many.
  func attachWaiting(_ context: ImportContext, _ state: inout ImportState) async throws -> Int {
    var attached = 0
    for kind in Self.kinds {
      let mapping = ImportMapping(kind: kind, source: context.source, columns: [])
      attached += try await attach(context.reading(mapping), &state, reference: nil, to: nil)
    }
    return attached
  }

  /// Imports the rows that name the same unknown account as this one, as rows of `account`. The rows stay with the
  /// account when they are imported again; another row of that name waits again, until the account bears it.
  ///
  /// - Returns: how many rows.
  /// - Throws: 404 when the row does not wait any more or the actor does not see the account.
  public func attach(
    _ waiting: ID<WaitingRow>, to account: ID<Account>, in workspace: Workspace, for actor: Actor
  ) async throws -> Int {
    let row = try await database.read { tx in
      try AccountAccess.require(account, for: actor, tx)
      guard let row = try ImportWaitingStore.find(waiting, in: workspace.id, tx) else { throw Problem.notFound }
      return row
    }
    let people = try await people(workspace.id)
    var state = ImportState(report: ImportFileReport(file: "", kind: nil))
    var attached = 0
    for kind in Self.kinds {
      let context = ImportContext(
        workspace: workspace, run: row.run, person: actor.person, isDryRun: false, effects: effects,
        mapping: ImportMapping(kind: kind, source: row.source, columns: []), people: people,
        pastChanged: pastChanged)
      attached += try await attach(context, &state, reference: row.reference, to: account)
    }
    try await afterImport(workspace.id)
    return attached
  }

  private func attach(
    _ context: ImportContext, _ state: inout ImportState, reference: String?, to chosen: ID<Account>?
  ) async throws -> Int {
    let workspace = context.workspace.id
    var (attached, last) = (0, "")
    while true {
      let (before, key, limit) = (state, last, batchSize)
      let step = try await database.write { tx -> Attached? in
        try ImportRunStore.takeTurn(context.run, in: workspace, tx)
        let rows = try ImportWaitingStore.rows(
          context.kind, source: context.source, after: key, reference: reference, limit: limit, in: workspace, tx)
        guard let end = rows.last?.key else { return nil }
        let (count, state) = try Self.attach(rows, context, before, chosen, tx)
        return Attached(count: count, last: end, state: state)
      }
      guard let step else { return attached }
      attached += step.count
      last = step.last
      state = step.state
    }
  }

  private static func attach(
    _ rows: [WaitingRow], _ context: ImportContext, _ before: ImportState, _ chosen: ID<Account>?, _ tx: Transaction
  ) throws -> (Int, ImportState) {
    var state = before
    state.report = ImportFileReport(file: "", kind: context.kind)
    state.hasWaiting = true
    if state.metrics.isEmpty {
      let metrics = try MetricStore.all(in: context.workspace.id, tx)
      state.metrics = Dictionary(metrics.map { ($0.key, $0) }) { first, _ in first }
    }
    var writer = BatchWriter(context, state, tx, chosen: chosen)
    let readable = rows.compactMap { row in
      let waiting = FormerRow.Waiting(
        id: row.id, reference: row.reference, run: row.run, line: row.line, hash: row.hash, mapped: row.mapped)
      return try? ImportRow(row.mapped, kind: context.kind, waiting: waiting)
    }
    try writer.apply(readable)
    let report = writer.state.report
    return (report.new + report.changed + report.unchanged, writer.state)
  }
}

/// What came of one transaction of rows that waited.
private struct Attached: Sendable {
  let count: Int
  let last: String
  let state: ImportState
}
