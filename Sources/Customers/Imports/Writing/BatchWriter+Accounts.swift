import Kernel

extension BatchWriter {
  mutating func apply(_ row: AccountRow, _ source: ImportRow, _ known: ImportKeyStore.Entry?) throws {
    if isUnchanged(source, known), let known {
      note(row, source, known.subject.id(), isNew: false)
      return
    }
    guard let draft = draft(of: row, source) else { return }
    if let existing = try known?.subject.id() ?? match(row) {
      try change(existing, row, draft, source)
    } else {
      try add(row, draft, source)
    }
  }

  /// The new account that the row would be; nil when it says something that does not fit, and is refused.
  private mutating func draft(of row: AccountRow, _ source: ImportRow) -> AccountDraft? {
    if let draft = source.accountDraft { return draft }
    do throws(RowRefusal) {
      return try AccountDraft(row, context)
    } catch {
      refuse(source, error.problems)
      return nil
    }
  }

  private mutating func add(_ row: AccountRow, _ draft: AccountDraft, _ source: ImportRow) throws {
    var draft = draft
    if let domain = row.domain, try isTaken(domain) {
      draft = AccountDraft(row, draft.attributes.merging(["domain": domain]) { $1 }, domain: nil, context)
    }
    writes.newAccounts.append(draft.account)
    writes.events.append(draft.event)
    let id = draft.account.value.id
    state.accounts.add(draft.account, foldedName: row.foldedName, source: context.source)
    became(EventSubject(id), source, isNew: true, account: id)
    note(row, source, id, isNew: true)
  }

  private mutating func change(
    _ id: ID<Account>, _ row: AccountRow, _ draft: AccountDraft, _ source: ImportRow
  ) throws {
    current = id
    try touch(EventSubject(id))
    guard let before = try AccountStore.find(id, in: workspace, tx) else {
      // Of the dry run alone, or removed since: nothing to compare with.
      if context.isDryRun { became(EventSubject(id), source, isNew: false) } else { try add(row, draft, source) }
      return
    }
    var after = before
    guard try takesCurrency(row, source, before) else { return }
    AccountImport.apply(row, draft.attributes, to: &after.details, people: context.people, stages: context.stages)
    for external in context.externalIDs(row.externalID) where !after.externalIDs.contains(external) {
      after.externalIDs.append(external)
    }
    if let domain = row.domain, !after.domains.contains(domain) {
      if try isTaken(domain) { after.details.attributes["domain"] = domain } else { after.domains.append(domain) }
    }
    after.tags = Array(Set(after.tags + row.tags)).sorted()
    after.version += 1
    after.updatedAt = now
    if after.isSame(as: before) {
      state.report.unchanged += 1
      keep(EventSubject(id), source, isNew: false, account: id)
    } else {
      writes.images.append(.account(before))
      writes.changedAccounts.append(after)
      tell(
        Event(
          id: context.effects.newID(), account: id, kind: .accountChanged, occurredAt: now, recordedAt: now,
          person: context.person, subject: EventSubject(id), payload: ["name": after.details.name]))
      if after.details.stage != before.details.stage {
        writes.stages.append((id, before.details.stage, after.details.stage))
        tell(stageChange(from: before, to: after))
      }
      became(EventSubject(id), source, isNew: false, account: id)
    }
    state.accounts.forget(id)
    note(row, source, id, isNew: false)
  }

  /// Refuses a row that says another currency than that of the account's subscriptions.
  private mutating func takesCurrency(_ row: AccountRow, _ source: ImportRow, _ before: Account) throws -> Bool {
    guard let currency = row.currency, currency != before.details.currency else { return true }
    let paid = try SubscriptionStore.currencies(of: [before.id], in: workspace, tx)
    guard let other = paid.first(where: { $0 != currency }) else { return true }
    refuse(source, .currencyInUse, ["currency": other.code])
    return false
  }

  /// The entry of the timeline for another stage.
  func stageChange(from before: Account, to after: Account) -> Event {
    Event(
      id: context.effects.newID(), account: after.id, kind: .stageChanged, occurredAt: now, recordedAt: now,
      person: context.person, subject: EventSubject(after.id),
      payload: [
        "name": after.details.name, "from": before.details.stage.rawValue, "to": after.details.stage.rawValue,
      ])
  }

  /// What follows from a row whether it changes something or not.
  private mutating func note(_ row: AccountRow, _ source: ImportRow, _ id: ID<Account>, isNew: Bool) {
    current = id
    if context.isDryRun, let churned = row.churned { state.churn.flag(id, name: row.name, churned: churned) }
    if let parent = row.parent { writes.parents.append((id, parent, source.line, isNew)) }
  }

  /// The account that the row means: by its id, by a domain or name that this source has not given to another.
  private mutating func match(_ row: AccountRow) throws -> ID<Account>? {
    if let id = state.accounts.added(externalID: row.externalID, domain: nil, foldedName: nil) {
      return try written(id)
    }
    if let text = row.externalID, let id = try account(calledByID: text) { return id }
    if row.externalID == nil,
      let id = state.accounts.added(externalID: nil, domain: row.domain, foldedName: row.foldedName)
    {
      return try written(id)
    }
    if let domain = row.domain, let id = try account(ofDomain: domain), try isFree(id, row) { return id }
    guard let id = try accountOfName(row), try isFree(id, row) else { return nil }
    return id
  }

  /// Writes what was collected, so that an account of this very transaction can be changed.
  private mutating func written(_ id: ID<Account>) throws -> ID<Account> {
    try commit()
    return id
  }

  /// Whether the row may mean the account: one of them has no id of this source.
  private func isFree(_ id: ID<Account>, _ row: AccountRow) throws -> Bool {
    try row.externalID == nil || !ImportFactStore.isKnown(id, to: context.source, in: workspace, tx)
  }

  private func isTaken(_ domain: String) throws -> Bool {
    if state.accounts.added(externalID: nil, domain: domain, foldedName: nil) != nil { return true }
    return try account(ofDomain: domain) != nil
  }
}

extension Account {
  fileprivate func isSame(as before: Account) -> Bool {
    details == before.details && externalIDs == before.externalIDs && domains == before.domains && tags == before.tags
  }
}
