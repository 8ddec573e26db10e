import Identity
import Kernel
import Storage

/// Makes two contacts one, and takes it back.
public struct ContactMergeActions: Sendable {
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
    self.factsChanged = factsChanged
    self.parts = ContactMergeParts.all + parts
  }

  struct Preview: Sendable {
    let merge: ContactMerge
    let counts: [(word: String, count: Int)]
  }

  /// - Throws: 404 for a contact that the actor does not see, 422 when the two are one.
  func preview(_ id: ID<Contact>, with other: ID<Contact>, for actor: Actor) async throws -> Preview {
    let parts = parts
    let now = effects.now
    return try await database.read { tx in
      let merge = try contacts(id, other, for: actor, tx)
      let pair = MergePair(
        workspace: actor.workspace, survivor: EventSubject(id), merged: EventSubject(other), mergedAt: now, now: now)
      return Preview(
        merge: merge, counts: try MergeRun(pair, parts, subject: ContactMergeParts.subject, tx).counts())
    }
  }

  /// The contact `other` becomes part of the contact `id`, and its own id leads there from now on.
  @discardableResult
  public func merge(
    _ id: ID<Contact>, with other: ID<Contact>, choices: [MergeField: MergeSide] = [:], by actor: Actor
  ) async throws -> MergeRecord {
    let record = MergeRecord(
      id: effects.newID(), kind: .contact, survivor: EventSubject(id), merged: EventSubject(other), mergedName: "",
      mergedAt: effects.now, mergedBy: actor.person, undoneAt: nil)
    return try await database.write { tx in
      try ContactMergeStore.lock([id, other], in: actor.workspace, tx)
      let merge = try contacts(id, other, for: actor, tx)
      let named = record.named(merge.other.details.displayName)
      let run = try MergeRun(
        named.pair(in: actor.workspace, at: named.mergedAt), parts, subject: ContactMergeParts.subject, tx)
      let journal = try run.merge {
        let present = try ContactStore.find(id, in: actor.workspace, tx)
        let result = merge.result(choices, externalIDs: present?.externalIDs ?? [], at: named.mergedAt)
        guard try ContactStore.update(result, in: actor.workspace, tx) else { throw Problem.stale }
        try ContactStore.attach(merge.places.map { (id, $0.account, $0.role) }, in: actor.workspace, tx)
      }
      try MergeStore.insert(named, journal, in: actor.workspace, tx)
      try MergeStore.forget(before: named.mergedAt - MergeRecord.undoPeriod, in: actor.workspace, tx)
      try Audit.record(
        tx, actor, "contact.merged", subject: id, details: ["name": named.mergedName, "other": other.description],
        effects)
      // Whether an account has a champion decides what is to be done.
      try factsChanged(merge.places.map(\.account), actor.workspace, tx)
      return named
    }
  }

  /// Takes the last merge into a contact back: both are as they were, but for what was changed since.
  ///
  /// - Throws: 404 when none stands, 409 when it is longer ago than 30 days.
  @discardableResult
  public func undo(into id: ID<Contact>, by actor: Actor) async throws -> MergeRecord {
    let now = effects.now
    return try await database.write { tx in
      try ContactMergeStore.lock([id], in: actor.workspace, tx)
      _ = try ContactAccess.load(id, for: actor, tx)
      let record = try MergeStore.undoable(into: id, at: now, in: actor.workspace, tx)
      let pair = record.pair(in: actor.workspace, at: now)
      let journal = try MergeStore.journal(of: record.id, in: actor.workspace, tx)
      try MergeRun(pair, parts, subject: ContactMergeParts.subject, tx).undo(journal)
      try ContactMergeStore.countUndo(of: id, journal, at: now, in: actor.workspace, tx)
      try MergeStore.finish(record.id, at: now, by: actor.person, in: actor.workspace, tx)
      let details = ["name": record.mergedName, "other": pair.ids(of: Contact.self).merged.description]
      try Audit.record(tx, actor, "contact.mergeUndone", subject: id, details: details, effects)
      let both = try [id, pair.ids(of: Contact.self).merged].compactMap {
        try ContactStore.find($0, in: actor.workspace, tx)
      }
      try factsChanged(Set(both.flatMap(\.accounts).map(\.account)).sorted(), actor.workspace, tx)
      return record
    }
  }

  private func contacts(
    _ id: ID<Contact>, _ other: ID<Contact>, for actor: Actor, _ tx: Transaction
  ) throws -> ContactMerge {
    let own = try ContactAccess.load(id, for: actor, tx)
    guard id != other else { throw Problem.invalid("/other", "sameContact") }
    guard let second = try ContactStore.find(other, where: ContactAccess.visible(to: actor), in: actor.workspace, tx)
    else { throw Problem.invalid("/other", "unknownReference") }
    return ContactMerge(own: own, other: second)
  }
}
