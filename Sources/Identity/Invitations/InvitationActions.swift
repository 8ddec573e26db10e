import Kernel
import Storage

/// How people join: somebody invites an address, and who has the link sets a name and a password.
public struct InvitationActions: Sendable {
  private let database: Database
  private let effects: Effects
  private let hasher: PasswordHasher

  public init(database: Database, effects: Effects, hasher: PasswordHasher) {
    self.database = database
    self.effects = effects
    self.hasher = hasher
  }

  /// Invites an address; an earlier invitation of the same address stops working.
  /// - Returns: the token of the link, which is kept nowhere.
  func invite(_ email: EmailAddress, as role: RoleReference, by actor: Actor) async throws -> SecretToken {
    let now = effects.now
    let token = SecretToken(.invitation, in: actor.workspace)
    let invitation = Invitation(
      id: effects.newID(), email: email.description, role: role, createdAt: now, expiresAt: now + Invitation.lifetime)
    try await database.write { [effects] tx in
      try RoleGrant.check(tx, actor, gives: role)
      if try PersonStore.find(tx, actor.workspace, email) != nil { throw IdentityError.emailTaken }
      try InvitationStore.delete(tx, actor.workspace, to: email)
      try InvitationStore.insert(tx, invitation, token, email: email, by: actor.person)
      try Audit.record(
        tx, actor, .personInvited, subject: invitation.id,
        details: ["email": email.description, "role": role.description], effects)
    }
    return token
  }

  func withdraw(_ id: ID<Invitation>, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      guard try InvitationStore.delete(tx, actor.workspace, id) else { throw Problem.notFound }
      try Audit.record(tx, actor, .invitationWithdrawn, subject: id, effects)
    }
  }

  /// What the link's page shows; throws `invitationGone` when the link works no more.
  func open(_ text: String) async throws -> OpenInvitation {
    guard let token = SecretToken(.invitation, reading: text) else { throw IdentityError.invitationGone }
    return try await database.read { [now = effects.now] tx in
      guard let invitation = try InvitationStore.open(tx, token, at: now),
        let workspace = try WorkspaceStore.find(tx, token.workspace)
      else { throw IdentityError.invitationGone }
      return OpenInvitation(token: token, invitation: invitation, workspace: workspace)
    }
  }

  /// Makes the person. Of two who use the link at once one succeeds.
  func accept(_ open: OpenInvitation, name: String, password: String, language: LanguageCode) async throws -> ID<Person>
  {
    guard let email = EmailAddress(open.invitation.email) else { throw IdentityError.invitationGone }
    var validation = Validation()
    PasswordRules.check(password, about: [email.key, name, open.workspace.name], "/password", &validation)
    try validation.check()
    let hash = try await hasher.hash(password)
    let person = NewPerson(
      id: effects.newID(), name: name, email: email, role: open.invitation.role,
      language: language == open.workspace.language ? nil : language)
    return try await IdentityConstraint.translating {
      try await database.write { [effects] tx in
        try Self.join(tx, open, person, hash: hash, effects)
        return person.id
      }
    }
  }

  private static func join(
    _ tx: Transaction, _ open: OpenInvitation, _ person: NewPerson, hash: String, _ effects: Effects
  ) throws {
    let (workspace, now) = (open.workspace.id, effects.now)
    guard let invitation = try InvitationStore.open(tx, open.token, at: now),
      try InvitationStore.accept(tx, workspace, invitation.id, by: person.id, at: now)
    else { throw IdentityError.invitationGone }
    try PersonStore.insert(tx, workspace, person, at: now)
    try PasswordStore.set(tx, workspace, person.id, hash: hash, at: now)
    let newcomer = Actor(workspace: workspace, kind: .person, person: person.id, permissions: [], visibility: .all)
    try Audit.record(
      tx, newcomer, .personJoined, subject: person.id,
      details: ["email": person.email.description, "role": person.role.description], effects)
  }
}
