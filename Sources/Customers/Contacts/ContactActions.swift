import Kernel
import Storage

/// The verbs of contacts: each one transaction of a row, its event and what follows from it.
public struct ContactActions: Sendable {
  let database: Database
  let effects: Effects
  let factsChanged: FactsChanged

  public init(
    database: Database, effects: Effects, factsChanged: @escaping FactsChanged = { _, _, _ in }
  ) {
    self.database = database
    self.effects = effects
    self.factsChanged = factsChanged
  }

  /// Everything that a request may say about a contact.
  public struct Command: Sendable {
    public var details: ContactDetails
    public var emails: [String]
    public var externalIDs: [ExternalID]
    /// Of a contact that is there already only the roles change; accounts are attached and detached.
    public var accounts: [ContactAccount]

    public init(
      details: ContactDetails, emails: [String] = [], externalIDs: [ExternalID] = [], accounts: [ContactAccount] = []
    ) {
      self.details = details
      self.emails = emails
      self.externalIDs = externalIDs
      self.accounts = accounts
    }
  }

  /// Adds a contact.
  /// - Throws: 422 for an unknown account, 409 for an address or an id that another contact has.
  public func create(_ command: Command, by actor: Actor) async throws -> Contact {
    let now = effects.now
    let contact = Contact(
      id: effects.newID(), details: command.details, emails: command.emails, externalIDs: command.externalIDs,
      accounts: command.accounts, createdAt: now, updatedAt: now)
    let places = command.accounts.isEmpty ? [nil] : command.accounts.map(Optional.some)
    let events = places.map { event(.contactAdded, contact, at: $0, by: actor) }
    return try await translatingConflicts {
      try await database.write { tx in
        try checkAccounts(command.accounts, for: actor, tx)
        try checkUnique(contact, in: actor.workspace, tx)
        try ContactStore.insert([contact], in: actor.workspace, tx)
        try EventStore.insert(events, in: actor.workspace, tx)
        return contact
      }
    }
  }

  /// Changes a contact.
  ///
  /// - Parameters:
  ///   - version: what the caller has seen; nil when it does not care.
  ///   - change: makes the new state out of the present one.
  /// - Throws: 404, 412 when the version is not the present one, and 409 as `create`.
  public func change(
    _ id: ID<Contact>, version: Int?, by actor: Actor, _ change: @escaping @Sendable (inout Command) throws -> Void
  ) async throws -> Contact {
    let now = effects.now
    return try await translatingConflicts {
      try await database.write { tx in
        let before = try ContactAccess.load(id, for: actor, tx)
        guard version == nil || version == before.version else { throw Problem.stale }
        var command = Command(
          details: before.details, emails: before.emails, externalIDs: before.externalIDs, accounts: before.accounts)
        try change(&command)
        let after = try write(before.applying(command, at: now), over: before, by: actor, tx)
        return try giveRoles(command.accounts, to: after, by: actor, at: now, tx)
      }
    }
  }

  /// Writes what a contact is apart from its accounts, unless it is that already.
  private func write(_ after: Contact, over before: Contact, by actor: Actor, _ tx: Transaction) throws -> Contact {
    guard after.isChanged(from: before) else { return before }
    try checkUnique(after, in: actor.workspace, tx)
    guard try ContactStore.update(after, in: actor.workspace, tx) else { throw Problem.stale }
    try EventStore.insert([event(.contactChanged, after, at: nil, by: actor)], in: actor.workspace, tx)
    return after
  }

  /// Gives a contact other roles at accounts that it belongs to, as far as the actor sees them.
  private func giveRoles(
    _ places: [ContactAccount], to contact: Contact, by actor: Actor, at now: Timestamp, _ tx: Transaction
  ) throws -> Contact {
    var after = contact
    for place in places where contact.role(at: place.account) != nil {
      try put(&after, at: place, by: actor, at: now, tx)
    }
    return after
  }

  /// Lets a contact belong to an account, or changes its role there.
  /// - Throws: 404 for the account, 422 for an unknown contact.
  public func attach(
    _ id: ID<Contact>, to place: ContactAccount, by actor: Actor
  ) async throws -> Contact {
    let now = effects.now
    return try await database.write { tx in
      try AccountAccess.require(place.account, for: actor, tx)
      var contact = try found(id, for: actor, tx)
      try put(&contact, at: place, by: actor, at: now, tx)
      return contact
    }
  }

  /// Lets a contact be what `place` says, unless it is that already.
  private func put(
    _ contact: inout Contact, at place: ContactAccount, by actor: Actor, at now: Timestamp, _ tx: Transaction
  ) throws {
    let before = contact.role(at: place.account)
    guard before != place.role else { return }
    try ContactStore.attach(contact.id, to: place.account, as: place.role, in: actor.workspace, tx)
    contact.accounts = contact.accounts.filter { $0.account != place.account } + [place]
    let kind: EventKind = before == nil ? .contactAdded : .contactChanged
    let event = event(kind, contact, at: place, by: actor, occurredAt: now)
    try EventStore.insert([event], in: actor.workspace, tx)
    // Whether an account has a champion decides what is to be done.
    if [before, place.role].contains(.champion) { try factsChanged([place.account], actor.workspace, tx) }
  }

  /// Ends that a contact belongs to an account; the contact stays.
  /// - Throws: 404 when it does not belong there, or either is invisible.
  public func detach(_ id: ID<Contact>, from account: ID<Account>, by actor: Actor) async throws {
    let now = effects.now
    let eventID = effects.newID(Event.self)
    try await database.write { tx in
      try AccountAccess.require(account, for: actor, tx)
      let contact = try ContactAccess.load(id, for: actor, tx)
      guard let role = contact.role(at: account),
        try ContactStore.detach(id, from: account, in: actor.workspace, tx)
      else { throw Problem.notFound }
      let place = ContactAccount(account: account, role: role)
      let event = event(.contactRemoved, contact, at: place, by: actor, id: eventID, occurredAt: now)
      try EventStore.insert([event], in: actor.workspace, tx)
      if role == .champion { try factsChanged([account], actor.workspace, tx) }
    }
  }
}

extension ContactActions {
  private func found(_ id: ID<Contact>, for actor: Actor, _ tx: Transaction) throws -> Contact {
    do {
      return try ContactAccess.load(id, for: actor, tx)
    } catch let problem as Problem where problem == .notFound {
      throw Problem.invalid("/contactId", "unknownReference")
    }
  }

  private func checkAccounts(_ accounts: [ContactAccount], for actor: Actor, _ tx: Transaction) throws {
    if accounts.isEmpty, actor.visibility != .all { throw Problem.invalid("/accounts", "required") }
    for (place, entry) in accounts.enumerated() {
      do {
        try AccountAccess.require(entry.account, for: actor, tx)
      } catch let problem as Problem where problem == .notFound {
        throw Problem.invalid("/accounts/\(place)/accountId", "unknownReference")
      }
    }
  }

  /// Says which address or id another contact has, before the schema refuses it without saying.
  private func checkUnique(_ contact: Contact, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    var taken: [Problem.Field] = []
    for (place, email) in contact.emails.enumerated() {
      let owner = try ContactStore.id(ofEmail: email, in: workspace, tx)
      if let owner, owner != contact.id {
        taken.append(Problem.Field(pointer: "/emails/\(place)", code: "duplicate"))
      }
    }
    for (place, external) in contact.externalIDs.enumerated() {
      let owner = try ContactStore.id(of: external, in: workspace, tx)
      if let owner, owner != contact.id {
        taken.append(Problem.Field(pointer: "/externalIds/\(place)", code: "duplicate"))
      }
    }
    if !taken.isEmpty { throw Problem(status: 409, code: "conflict", fields: taken) }
  }

  /// Two requests with the same address at once: the second sees the schema's refusal.
  private func translatingConflicts<Value: Sendable>(
    _ body: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await body()
    } catch DatabaseError.unique(let constraint) where constraint.hasPrefix("contact_") {
      let pointer = constraint == "contact_email_pkey" ? "/emails" : "/externalIds"
      throw Problem(
        status: 409, code: "conflict", fields: [Problem.Field(pointer: pointer, code: "duplicate")])
    }
  }

  private func event(
    _ kind: EventKind, _ contact: Contact, at place: ContactAccount?, by actor: Actor, id: ID<Event>? = nil,
    occurredAt: Timestamp? = nil
  ) -> Event {
    var payload = ["name": contact.details.displayName]
    payload["role"] = place?.role.rawValue
    let moment = occurredAt ?? contact.updatedAt
    return Event(
      id: id ?? effects.newID(), account: place?.account, kind: kind, occurredAt: moment, recordedAt: moment,
      person: actor.person, subject: EventSubject(contact.id), payload: payload)
  }
}

extension Contact {
  fileprivate func applying(_ command: ContactActions.Command, at now: Timestamp) -> Contact {
    var copy = self
    copy.version += 1
    copy.updatedAt = now
    copy.details = command.details
    copy.emails = command.emails
    copy.externalIDs = command.externalIDs
    return copy
  }

  fileprivate func isChanged(from before: Contact) -> Bool {
    details != before.details || emails != before.emails || externalIDs != before.externalIDs
  }
}
