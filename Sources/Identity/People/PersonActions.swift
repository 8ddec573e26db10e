import Kernel
import Storage

/// What can be done with people.
public struct PersonActions: Sendable {
  private let database: Database
  private let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// Adds a person without invitation and password, for demo data and directories.
  @discardableResult
  public func add(
    name: String, email: EmailAddress, role: RoleReference, profile: Profile? = nil, by actor: Actor
  ) async throws -> ID<Person> {
    let person = NewPerson(
      id: effects.newID(), name: name, email: email, role: role, language: profile?.language,
      timeZone: profile?.timeZone)
    return try await IdentityConstraint.translating {
      try await database.write { [effects] tx in
        try RoleGrant.check(tx, actor, gives: role)
        try PersonStore.insert(tx, actor.workspace, person, at: effects.now)
        try Audit.record(
          tx, actor, .personAdded, subject: person.id, details: ["email": email.description, "role": role.description],
          effects)
        return person.id
      }
    }
  }

  public func changeRole(of id: ID<Person>, to role: RoleReference, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      let member = try PersonAccess.load(tx, id, for: actor)
      guard member.role != role else { return }
      try RoleGrant.check(tx, actor, changes: member)
      try RoleGrant.check(tx, actor, gives: role)
      try Self.keepAnOwner(tx, actor, without: member)
      try PersonStore.setRole(tx, actor.workspace, id, role)
      try Audit.record(
        tx, actor, .personRoleChanged, subject: id, details: ["from": member.role.description, "to": role.description],
        effects)
    }
  }

  /// Keeps the person out from now on: their sessions and tokens end, what they did stays.
  public func deactivate(_ id: ID<Person>, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      let member = try PersonAccess.load(tx, id, for: actor)
      guard member.isActive else { return }
      try RoleGrant.check(tx, actor, changes: member)
      try Self.keepAnOwner(tx, actor, without: member)
      try PersonStore.setDeactivated(tx, actor.workspace, id, at: effects.now, by: actor.person)
      try SessionStore.deleteAll(tx, actor.workspace, of: id)
      try TokenStore.revokeAll(tx, actor.workspace, of: id, by: actor.person, at: effects.now)
      try Audit.record(tx, actor, .personDeactivated, subject: id, effects)
    }
  }

  public func reactivate(_ id: ID<Person>, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      let member = try PersonAccess.load(tx, id, for: actor)
      guard !member.isActive else { return }
      try RoleGrant.check(tx, actor, changes: member)
      try PersonStore.setDeactivated(tx, actor.workspace, id, at: nil, by: nil)
      try Audit.record(tx, actor, .personReactivated, subject: id, effects)
    }
  }

  /// What people change about themselves.
  public func updateProfile(_ profile: Profile, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      let member = try PersonAccess.current(tx, actor)
      try PersonStore.updateProfile(tx, actor.workspace, member.person.id, profile)
      try Audit.record(tx, actor, .profileChanged, subject: member.person.id, details: ["name": profile.name], effects)
    }
  }

  public func setLanguage(_ language: LanguageCode, by actor: Actor) async throws {
    guard let person = actor.person else { return }
    try await database.write { tx in try PersonStore.setLanguage(tx, actor.workspace, person, language) }
  }

  /// Whether the actor wants to get a mail.
  func setMail(_ mail: StaffMail, isWanted: Bool, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      let member = try PersonAccess.current(tx, actor)
      if isWanted {
        try MailRefusalStore.accept(mail, by: member.person.id, tx, actor.workspace)
      } else {
        try MailRefusalStore.refuse(mail, by: member.person.id, at: effects.now, tx, actor.workspace)
      }
      try Audit.record(tx, actor, .profileChanged, subject: member.person.id, effects)
    }
  }

  private static func keepAnOwner(_ tx: Transaction, _ actor: Actor, without member: StaffMember) throws {
    guard member.role == .builtIn(.owner), member.isActive else { return }
    let others = try PersonStore.lockOwners(tx, actor.workspace).filter { $0 != member.person.id }
    if others.isEmpty { throw IdentityError.lastOwner }
  }
}
