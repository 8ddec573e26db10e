import Identity
import Jobs
import Kernel
import Storage

/// The verbs of changes to many accounts: plan, carry out, undo.
public struct BulkChangeActions: Sendable {
  /// Up to so many accounts a change is carried out at once; a job takes more.
  static let atOnce = 200

  let database: Database
  let effects: Effects
  public let work: BulkChangeWork

  public init(database: Database, effects: Effects, factsChanged: @escaping FactsChanged) {
    self.database = database
    self.effects = effects
    work = BulkChangeWork(database: database, effects: effects, factsChanged: factsChanged)
  }

  /// Works out what an edit would do, and keeps it to be carried out; nothing has happened yet.
  /// - Throws: 422 for an edit that says nothing, for an owner who is not of the staff, and for no accounts.
  func plan(_ edit: BulkEdit, of selection: BulkSelection, by actor: Actor) async throws -> BulkChange {
    let now = effects.now
    let id: ID<BulkChange> = effects.newID()
    return try await database.write { tx in
      try check(edit, by: actor, tx)
      try BulkChangeStore.deletePlans(before: now - .days(1), in: actor.workspace, tx)
      let chosen = try values(selection, actor, tx)
      guard !chosen.isEmpty else { throw Problem.invalid("/accountIds", "noAccounts") }
      var effects: [BulkEffect: Int] = [:]
      var items: [(account: ID<Account>, old: BulkValues, new: BulkValues)] = []
      for (account, old) in chosen {
        let new = edit.applied(to: old)
        guard new != old else { continue }
        items.append((account, old, new))
        for effect in BulkEffect.effects(from: old, to: new) { effects[effect, default: 0] += 1 }
      }
      let change = BulkChange(
        id: id, state: .planned, edit: edit, effects: BulkEffectCount.counted(effects), chosen: chosen.count,
        madeBy: actor.person, madeAt: now, finishedAt: nil, undoneBy: nil, undoneAt: nil)
      try BulkChangeStore.insert(change, in: actor.workspace, tx)
      try BulkChangeStore.insert(items, of: id, in: actor.workspace, tx)
      return change
    }
  }

  /// Carries a plan out: at once when it is short, by a job when it is long. A plan that is under way stays so.
  func run(_ id: ID<BulkChange>, by actor: Actor) async throws {
    let now = effects.now
    let count = try await database.write { [effects] tx in
      let change = try BulkChangeAccess.load(id, for: actor, tx)
      let count = try BulkChangeStore.counts(of: id, in: actor.workspace, tx)[.planned] ?? 0
      guard change.state == .planned,
        try BulkChangeStore.move(id, from: .planned, to: .running, in: actor.workspace, tx)
      else { return 0 }
      try Audit.record(tx, actor, .accountsBulkChanged, subject: id, details: ["accounts": String(count)], effects)
      try JobStore.enqueue([work.job(id, at: now)], at: now, in: actor.workspace, tx)
      return count
    }
    if count <= Self.atOnce { try await work.carryOut(id, in: actor.workspace) }
  }

  /// Gives the accounts their old values back, but for those that somebody has changed since.
  /// - Throws: 404, 409 when it was not carried out, or too long ago.
  func undo(_ id: ID<BulkChange>, by actor: Actor) async throws {
    let now = effects.now
    let count = try await database.write { [effects] tx in
      let change = try BulkChangeAccess.load(id, for: actor, tx)
      if change.state == .undoing || change.state == .undone { return 0 }
      guard let end = change.undoableUntil, now < end,
        try BulkChangeStore.move(
          id, from: .done, to: .undoing, undoneAt: now, undoneBy: actor.person, in: actor.workspace, tx)
      else { throw Problem.conflict("bulkChangeNotUndoable") }
      let count = try BulkChangeStore.counts(of: id, in: actor.workspace, tx)[.changed] ?? 0
      try Audit.record(tx, actor, .accountsBulkUndone, subject: id, details: ["accounts": String(count)], effects)
      try JobStore.enqueue([work.job(id, at: now)], at: now, in: actor.workspace, tx)
      return count
    }
    if count <= Self.atOnce { try await work.carryOut(id, in: actor.workspace) }
  }

  private func check(_ edit: BulkEdit, by actor: Actor, _ tx: Transaction) throws {
    guard !edit.isEmpty else { throw Problem.invalid("/change", "nothingToChange") }
    if let stage = edit.stage { try AccountActions.check(stage, in: actor.workspace, tx) }
    guard let owner = edit.owner?.value else { return }
    let member = try PersonStore.find(tx, actor.workspace, owner)
    guard member?.isActive == true else { throw Problem.invalid("/ownerId", "unknownReference") }
  }

  private func values(
    _ selection: BulkSelection, _ actor: Actor, _ tx: Transaction
  ) throws -> [(account: ID<Account>, values: BulkValues)] {
    switch selection {
    case .list(let condition): return try BulkChangeStore.values(where: condition, in: actor.workspace, tx)
    case .accounts(let ids):
      let visible = AccountAccess.visible(to: actor)
      let all = Set(ids).sorted()
      return try all.chunks(of: 500).flatMap { some in
        try BulkChangeStore.values(
          where: "\(visible) AND \(SQL.contains("a.id", some))", in: actor.workspace, tx)
      }
    }
  }
}

extension AuditAction {
  static let accountsBulkChanged: AuditAction = "accounts.bulkChanged"
  static let accountsBulkUndone: AuditAction = "accounts.bulkUndone"
}
