import Identity
import Kernel
import Storage

/// Makes two accounts one, and takes it back.
public struct AccountMergeActions: Sendable {
  let database: Database
  let effects: Effects
  let factsChanged: FactsChanged
  let parts: [MergePart]

  /// - Parameter parts: what other rooms contribute.
  public init(
    database: Database, effects: Effects, parts: [MergePart] = [],
    factsChanged: @escaping FactsChanged = { _, _, _ in }
  ) {
    self.database = database
    self.effects = effects
    self.parts = AccountMergeParts.all + parts
    self.factsChanged = factsChanged
  }

  /// What a merge would do.
  struct Preview: Sendable {
    let merge: AccountMerge
    let counts: [(word: String, count: Int)]
    /// Why it cannot be, if it cannot.
    let obstacle: Problem?
  }

  /// - Throws: 404 for an account that the actor does not see, 422 when the two are one.
  func preview(_ id: ID<Account>, with other: ID<Account>, for actor: Actor) async throws -> Preview {
    let parts = parts
    let now = effects.now
    return try await database.read { tx in
      let merge = try accounts(id, other, for: actor, tx)
      let pair = MergePair(
        workspace: actor.workspace, survivor: EventSubject(id), merged: EventSubject(other), mergedAt: now, now: now)
      let run = try MergeRun(pair, parts, subject: AccountMergeParts.subject, tx)
      let currencies = try SubscriptionStore.currencies(of: [id, other], in: actor.workspace, tx)
      return Preview(merge: merge, counts: try run.counts(), obstacle: Self.obstacle(currencies))
    }
  }

  /// The account `other` becomes part of the account `id`, and its own id leads there from now on.
  ///
  /// - Parameter choices: whose value a field keeps; what is not among them is decided as the preview says.
  /// - Throws: 404 and 422 as the preview, 409 when the two pay in different currencies.
  @discardableResult
  public func merge(
    _ id: ID<Account>, with other: ID<Account>, choices: [MergeField: MergeSide] = [:], by actor: Actor
  ) async throws -> MergeRecord {
    let record = MergeRecord(
      id: effects.newID(), kind: .account, survivor: EventSubject(id), merged: EventSubject(other), mergedName: "",
      mergedAt: effects.now, mergedBy: actor.person, undoneAt: nil)
    return try await database.write { tx in
      try AccountMergeStore.lock([id, other], in: actor.workspace, tx)
      let merge = try accounts(id, other, for: actor, tx)
      let named = record.named(merge.other.details.name)
      let run = try MergeRun(
        named.pair(in: actor.workspace, at: named.mergedAt), parts, subject: AccountMergeParts.subject, tx)
      let journal = try run.merge { try keep(merge, choices, named, for: actor, tx) }
      try MergeStore.insert(named, journal, in: actor.workspace, tx)
      try MergeStore.forget(before: named.mergedAt - MergeRecord.undoPeriod, in: actor.workspace, tx)
      try EventStore.insert([event(named, by: actor)], in: actor.workspace, tx)
      try Audit.record(
        tx, actor, "account.merged", subject: id, details: ["name": named.mergedName, "other": other.description],
        effects)
      // The parent that the other had has one below it less.
      try factsChanged([id] + (merge.other.details.parent.map { [$0] } ?? []), actor.workspace, tx)
      return named
    }
  }

  /// Takes the last merge into an account back: both are as they were, but for what was changed since.
  ///
  /// - Throws: 404 when none stands, 409 when it is longer ago than 30 days or the account itself was merged since.
  @discardableResult
  public func undo(into id: ID<Account>, by actor: Actor) async throws -> MergeRecord {
    let now = effects.now
    return try await database.write { tx in
      try AccountMergeStore.lock([id], in: actor.workspace, tx)
      try AccountAccess.require(id, for: actor, tx)
      let record = try MergeStore.undoable(into: id, at: now, in: actor.workspace, tx)
      let pair = record.pair(in: actor.workspace, at: now)
      let journal = try MergeStore.journal(of: record.id, in: actor.workspace, tx)
      try MergeStore.finish(record.id, at: now, by: actor.person, in: actor.workspace, tx)
      try EventStore.delete(ID<Event>(high: record.id.high, low: record.id.low), in: actor.workspace, tx)
      try MergeRun(pair, parts, subject: AccountMergeParts.subject, tx).undo(journal) { row in
        try AccountMergeStore.keepParentReal(&row, in: actor.workspace, tx)
      }
      try AccountMergeStore.countUndo(of: id, journal, at: now, in: actor.workspace, tx)
      let merged = pair.ids(of: Account.self).merged
      try Audit.record(
        tx, actor, "account.mergeUndone", subject: id,
        details: ["name": record.mergedName, "other": merged.description], effects)
      try factsChanged([id, merged], actor.workspace, tx)
      return record
    }
  }

  private func accounts(
    _ id: ID<Account>, _ other: ID<Account>, for actor: Actor, _ tx: Transaction
  ) throws -> AccountMerge {
    let own = try AccountAccess.load(id, for: actor, tx)
    guard id != other else { throw Problem.invalid("/other", "sameAccount") }
    guard let second = try AccountStore.find(other, where: AccountAccess.visible(to: actor), in: actor.workspace, tx)
    else { throw Problem.invalid("/other", "unknownReference") }
    return AccountMerge(own: own, other: second)
  }

  /// Gives the account that stays its details; its lists are those that have gone over.
  private func keep(
    _ merge: AccountMerge, _ choices: [MergeField: MergeSide], _ record: MergeRecord, for actor: Actor,
    _ tx: Transaction
  ) throws {
    let (id, other, workspace) = (merge.own.id, merge.other.id, actor.workspace)
    guard var account = try AccountStore.find(id, in: workspace, tx) else { throw Problem.notFound }
    let currencies = try SubscriptionStore.currencies(of: [id, other], in: workspace, tx)
    if let obstacle = Self.obstacle(currencies) { throw obstacle }
    account.details = merge.details(choices)
    if let currency = currencies.first { account.details.currency = currency }
    account.details.parent = try parent(of: merge, account.details.parent, in: workspace, tx)
    account.version += 1
    account.updatedAt = record.mergedAt
    guard try AccountStore.update(account, in: workspace, tx) else { throw Problem.stale }
    let before = merge.own.details.stage
    if account.details.stage != before {
      try AccountStore.recordStage(
        id, from: before, to: account.details.stage, at: record.mergedAt, recordedAt: record.mergedAt,
        by: actor.person, in: workspace, tx)
    }
  }

  /// Never itself, the account that is no more, or one below: then the parent above both.
  private func parent(
    of merge: AccountMerge, _ wanted: ID<Account>?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ID<Account>? {
    guard let wanted else { return nil }
    let (id, other) = (merge.own.id, merge.other.id)
    let above = try AccountStore.ancestors(of: wanted, in: workspace, tx)
    if wanted != id, wanted != other, !above.contains(id), !above.contains(other) { return wanted }
    guard let next = merge.other.details.parent, next != id else { return nil }
    let further = try AccountStore.ancestors(of: next, in: workspace, tx)
    return further.contains(id) || further.contains(other) ? nil : next
  }

  /// An account has one currency: sums of its amounts need no rate.
  private static func obstacle(_ currencies: [Currency]) -> Problem? {
    guard currencies.count > 1 else { return nil }
    return .conflict("mergeOtherCurrency", ["currencies": currencies.map(\.code).joined(separator: ", ")])
  }

  /// Its id is the merge's: undo takes it away again.
  private func event(_ record: MergeRecord, by actor: Actor) -> Event {
    Event(
      id: ID(high: record.id.high, low: record.id.low), account: record.survivor.id(), kind: .accountMerged,
      occurredAt: record.mergedAt, recordedAt: record.mergedAt, person: actor.person, subject: record.survivor,
      payload: ["name": record.mergedName])
  }
}

extension MergeRecord {
  func named(_ name: String) -> MergeRecord {
    MergeRecord(
      id: id, kind: kind, survivor: survivor, merged: merged, mergedName: name, mergedAt: mergedAt,
      mergedBy: mergedBy, undoneAt: undoneAt)
  }
}
