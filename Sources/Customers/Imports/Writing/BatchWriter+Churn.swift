import Kernel

extension BatchWriter {
  mutating func apply(_ row: ChurnRow, _ source: ImportRow, _ known: ImportKeyStore.Entry?) throws {
    guard let account = try account(row.account, known) else { return wait(source, for: row.account.label) }
    if context.isDryRun { state.churn.loss(of: account) }
    try checkStart(of: account, row.churnedOn, source)
    if isUnchanged(source, known) { return }
    if let known {
      try takeBackEvent(known)
      if let former = known.account { writes.losses.insert(former) }
    }
    let id: ID<Event> = known?.subject.id() ?? context.effects.newID()
    tell(
      Event(
        id: id, account: account, kind: .accountChurned, occurredAt: row.churnedOn.utcStart, recordedAt: now,
        person: nil, payload: row.payload))
    writes.losses.insert(account)
    became(EventSubject(id), source, isNew: known == nil, account: account)
  }

  /// Says of an account whether it has churned, as far as its losses and subscriptions tell.
  ///
  /// It has on the day of its last loss, unless something that is paid for runs today or begins later: who pays
  /// has stayed or come back, whatever a row says. Accounts without a loss keep what their own file said.
  mutating func settleChurn(of id: ID<Account>) throws {
    guard let facts = try ImportFactStore.churn(of: id, on: context.today, in: workspace, tx),
      let before = try AccountStore.find(id, in: workspace, tx)
    else { return }
    var after = before
    after.details.churnedOn = facts.isPaying ? nil : facts.day
    after.details.churnReason = facts.isPaying ? nil : facts.payload["reason"]
    after.details.churnNote = facts.isPaying ? nil : facts.payload["feedback"]
    if !facts.isPaying {
      if after.details.stage.kind != .churned { after.details.stage = .churned }
    } else if after.details.stage.kind == .churned {
      after.details.stage = .adopting
    }
    guard after.details != before.details else { return }
    try ImportUndoStore.insert([.account(before)], run: context.run, in: workspace, tx)
    after.version += 1
    after.updatedAt = now
    guard try AccountStore.update(after, in: workspace, tx) else { throw Problem.stale }
    guard after.details.stage != before.details.stage else { return }
    try recordStage(of: id, from: before.details.stage, to: after.details.stage)
    try EventStore.insert([stageChange(from: before, to: after)], in: workspace, tx)
  }
}

extension ChurnRow {
  fileprivate var payload: [String: String] {
    var payload: [String: String] = [:]
    payload["reason"] = reason
    payload["feedback"] = feedback.map { String($0.prefix(2000)) }
    payload["reactivation"] = reactivation.map { $0 ? "true" : "false" }
    if let refund {
      payload["refundMinor"] = String(refund.minorUnits)
      payload["currency"] = refund.currency.code
    }
    return payload
  }
}
