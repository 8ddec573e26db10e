import Identity
import Kernel
import Storage

/// The verbs of accounts: each one transaction of a row, its event and what follows from it.
public struct AccountActions: Sendable {
  let database: Database
  let effects: Effects
  let factsChanged: FactsChanged

  public init(database: Database, effects: Effects, factsChanged: @escaping FactsChanged = { _, _, _ in }) {
    self.database = database
    self.effects = effects
    self.factsChanged = factsChanged
  }

  /// Everything that a request may say about an account.
  public struct Command: Sendable {
    public var details: AccountDetails
    public var externalIDs: [ExternalID]
    public var domains: [String]
    public var tags: [String]
    /// Why the account comes to another stage.
    public var stageReason: String?

    public init(
      details: AccountDetails, externalIDs: [ExternalID] = [], domains: [String] = [], tags: [String] = []
    ) {
      self.details = details
      self.externalIDs = externalIDs
      self.domains = domains
      self.tags = tags
    }
  }

  /// Adds an account.
  /// - Throws: 422 for an unknown parent or owner, 409 for an id or a domain that another account has.
  public func create(_ command: Command, by actor: Actor) async throws -> Account {
    let now = effects.now
    let account = Account(
      id: effects.newID(), details: command.details, externalIDs: command.externalIDs, domains: command.domains,
      tags: command.tags, createdAt: now, updatedAt: now)
    let event = self.event(.accountCreated, account, by: actor)
    return try await database.write { tx in
      try check(account, for: actor, tx)
      try AccountStore.insert([account], in: actor.workspace, tx)
      try AccountStore.recordStage(
        account.id, from: nil, to: account.details.stage, at: now, recordedAt: now, by: actor.person,
        reason: command.stageReason, in: actor.workspace, tx)
      try EventStore.insert([event], in: actor.workspace, tx)
      try factsChanged([account.id], actor.workspace, tx)
      return account
    }
  }

  /// Changes an account.
  ///
  /// - Parameters:
  ///   - version: what the caller has seen; nil when it does not care.
  ///   - change: makes the new state out of the present one.
  /// - Throws: 404, 412 when the version is not the present one, and as `create`.
  public func change(
    _ id: ID<Account>, version: Int?, by actor: Actor, _ change: @escaping @Sendable (inout Command) throws -> Void
  ) async throws -> Account {
    let now = effects.now
    return try await database.write { tx in
      let before = try AccountAccess.load(id, for: actor, tx)
      guard version == nil || version == before.version else { throw Problem.stale }
      var command = before.command
      try change(&command)
      let after = try apply(command, to: before, by: actor, at: now, tx)
      // The parent that it had has one below it less.
      let former = after.details.parent == before.details.parent ? nil : before.details.parent
      if after != before { try factsChanged([id] + (former.map { [$0] } ?? []), actor.workspace, tx) }
      return after
    }
  }

  /// Writes what a command makes of an account, with its events, in a transaction that tells of changed facts itself.
  ///
  /// - Parameters:
  ///   - payload: what the events say beside the account's name.
  ///   - isChecked: whether owner and parent are known to be right, or were right once.
  /// - Returns: the account as it is then; unchanged when the command says nothing new.
  func apply(
    _ command: Command, to before: Account, by actor: Actor, at now: Timestamp, payload: [String: String] = [:],
    isChecked: Bool = false, _ tx: Transaction
  ) throws -> Account {
    let after = before.applying(command, at: now)
    guard after.isChanged(from: before) else { return before }
    if !isChecked { try check(after, unlessAs: before, for: actor, tx) }
    guard try AccountStore.update(after, in: actor.workspace, tx) else { throw Problem.stale }
    var events = [event(.accountChanged, after, by: actor, payload: payload)]
    if after.details.stage != before.details.stage {
      try AccountStore.recordStage(
        after.id, from: before.details.stage, to: after.details.stage, at: now, recordedAt: now, by: actor.person,
        reason: command.stageReason, in: actor.workspace, tx)
      let stages = ["from": before.details.stage.rawValue, "to": after.details.stage.rawValue]
      events.append(event(.stageChanged, after, by: actor, payload: payload.merging(stages) { $1 }))
    }
    try EventStore.insert(events, in: actor.workspace, tx)
    return after
  }

  /// - Parameter before: whose owner need not be there any more, since it was so already.
  private func check(
    _ account: Account, unlessAs before: Account? = nil, for actor: Actor, _ tx: Transaction
  ) throws {
    if let owner = account.details.owner, owner != before?.details.owner {
      let member = try PersonStore.find(tx, actor.workspace, owner)
      guard member?.isActive == true else { throw Problem.invalid("/ownerId", "unknownReference") }
    }
    if let before { try checkCurrency(of: account, before, in: actor.workspace, tx) }
    try Self.check(account.details.stage, unlessAs: before?.details.stage, in: actor.workspace, tx)
    try checkParent(of: account, for: actor, tx)
  }

  /// An account has one currency: that of its subscriptions.
  private func checkCurrency(
    of account: Account, _ before: Account, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let currency = account.details.currency
    guard currency != before.details.currency else { return }
    let paid = try SubscriptionStore.currencies(of: [account.id], in: workspace, tx)
    guard let other = paid.first(where: { $0 != currency }) else { return }
    throw Problem.invalid("/currency", "currencyInUse", ["currency": other.code])
  }

  /// Throws 422 for a stage that the workspace does not have.
  static func check(
    _ stage: LifecycleStage, unlessAs before: LifecycleStage? = nil, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    guard stage != before, stage.own != nil else { return }
    let known = try StageDefinitionStore.all(in: workspace, tx)
    if known.find(stage) == nil { throw Problem.invalid("/stage", "notAChoice") }
  }

  private func checkParent(of account: Account, for actor: Actor, _ tx: Transaction) throws {
    guard let parent = account.details.parent else { return }
    guard try AccountStore.find(parent, where: AccountAccess.visible(to: actor), in: actor.workspace, tx) != nil
    else { throw Problem.invalid("/parentId", "unknownReference") }
    let above = try AccountStore.ancestors(of: parent, in: actor.workspace, tx)
    guard parent != account.id, !above.contains(account.id) else {
      throw Problem.invalid("/parentId", "cycle")
    }
  }

  private func event(
    _ kind: EventKind, _ account: Account, by actor: Actor, payload: [String: String] = [:]
  ) -> Event {
    Event(
      id: effects.newID(), account: account.id, kind: kind, occurredAt: account.updatedAt,
      recordedAt: account.updatedAt, person: actor.person, subject: EventSubject(account.id),
      payload: payload.merging(["name": account.details.name]) { own, _ in own })
  }
}

extension Account {
  /// What a request would say to leave it as it is.
  var command: AccountActions.Command {
    AccountActions.Command(details: details, externalIDs: externalIDs, domains: domains, tags: tags)
  }

  fileprivate func applying(_ command: AccountActions.Command, at now: Timestamp) -> Account {
    var copy = self
    copy.version += 1
    copy.updatedAt = now
    copy.details = command.details
    copy.externalIDs = command.externalIDs
    copy.domains = command.domains
    copy.tags = command.tags
    return copy
  }

  fileprivate func isChanged(from before: Account) -> Bool {
    details != before.details || externalIDs != before.externalIDs || domains != before.domains || tags != before.tags
  }
}
