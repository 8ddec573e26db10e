import Jobs
import Kernel
import Storage

/// Carries changes out and undoes them, some accounts a transaction. What is done is noted account by account, so
/// that it goes on where it stopped.
public struct BulkChangeWork: Sendable {
  public static let kind = "customers.bulkChange"
  private static let chunk = 100

  let database: Database
  let effects: Effects
  private let accounts: AccountActions
  private let factsChanged: FactsChanged

  public init(database: Database, effects: Effects, factsChanged: @escaping FactsChanged) {
    self.database = database
    self.effects = effects
    self.factsChanged = factsChanged
    accounts = AccountActions(database: database, effects: effects)
  }

  /// What does the jobs of changes that take longer.
  public var handler: JobHandler {
    JobHandler(Self.kind, lease: .minutes(30)) { jobs in
      for job in jobs {
        guard let id = ID<BulkChange>(job.payload) else { continue }
        try await carryOut(id, in: job.workspace)
      }
    }
  }

  func job(_ id: ID<BulkChange>, at now: Timestamp) -> NewJob {
    NewJob(Self.kind, key: id.description, payload: id.description, at: now, id: effects.newID())
  }

  /// Goes on with the change until it is done or undone.
  func carryOut(_ id: ID<BulkChange>, in workspace: ID<Workspace>) async throws {
    while try await step(id, in: workspace) {}
  }

  /// - Returns: whether something is left to do.
  private func step(_ id: ID<BulkChange>, in workspace: ID<Workspace>) async throws -> Bool {
    let now = effects.now
    return try await database.write { tx in
      // Whoever asked for it and the job that was made of it may be at it at once.
      guard let change = try BulkChangeStore.find(id, isLocking: true, in: workspace, tx) else { return false }
      switch change.state {
      case .planned, .done, .undone: return false
      case .running:
        let items = try BulkChangeStore.items(of: id, in: [.planned], limit: Self.chunk, in: workspace, tx)
        for item in items { try apply(change, item, at: now, in: workspace, tx) }
        try factsChanged(items.map(\.account), workspace, tx)
        guard items.count < Self.chunk else { return true }
        return try !BulkChangeStore.move(id, from: .running, to: .done, finishedAt: now, in: workspace, tx)
      case .undoing:
        let items = try BulkChangeStore.items(of: id, in: [.changed], limit: Self.chunk, in: workspace, tx)
        for item in items { try restore(change, item, at: now, in: workspace, tx) }
        try factsChanged(items.map(\.account), workspace, tx)
        guard items.count < Self.chunk else { return true }
        return try !BulkChangeStore.move(id, from: .undoing, to: .undone, in: workspace, tx)
      }
    }
  }

  private func apply(
    _ change: BulkChange, _ item: BulkChangeStore.Item, at now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    guard let account = try AccountStore.find(item.account, in: workspace, tx) else { return }
    let old = BulkValues(account)
    let new = change.edit.applied(to: old)
    let state: BulkItemState = new == old ? .unchanged : .changed
    if state == .changed {
      try write(new, to: account, of: change, by: actor(change.madeBy, workspace), at: now, tx)
    }
    try BulkChangeStore.update(item.account, of: change.id, to: state, old: old, new: new, in: workspace, tx)
  }

  private func restore(
    _ change: BulkChange, _ item: BulkChangeStore.Item, at now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    guard let account = try AccountStore.find(item.account, in: workspace, tx) else { return }
    let present = BulkValues(account)
    let isUntouched = change.edit.isSame(present, item.new)
    if isUntouched {
      let restored = change.edit.restored(present, from: item.old)
      try write(restored, to: account, of: change, by: actor(change.undoneBy, workspace), at: now, tx)
    }
    try BulkChangeStore.update(
      item.account, of: change.id, to: isUntouched ? .restored : .kept, old: item.old, new: item.new, in: workspace,
      tx)
  }

  private func write(
    _ values: BulkValues, to account: Account, of change: BulkChange, by actor: Actor, at now: Timestamp,
    _ tx: Transaction
  ) throws {
    _ = try accounts.apply(
      values.command(for: account), to: account, by: actor, at: now, payload: ["bulkChange": change.id.description],
      isChecked: true, tx)
  }

  /// Who the timeline says it was; what may be changed was settled when it was planned.
  private func actor(_ person: ID<Person>?, _ workspace: ID<Workspace>) -> Actor {
    Actor(
      workspace: workspace, kind: person == nil ? .system : .person, person: person,
      permissions: Set(Permission.allCases), visibility: .all)
  }
}
