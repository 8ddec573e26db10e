import Kernel
import Storage

/// How people come in, change their password, and go.
public struct SessionActions: Sendable {
  private let database: Database
  private let effects: Effects
  private let hasher: PasswordHasher
  private let limits = SignInLimits()
  let policy: SessionPolicy

  public init(
    database: Database, effects: Effects, hasher: PasswordHasher, policy: SessionPolicy = SessionPolicy()
  ) {
    self.database = database
    self.effects = effects
    self.hasher = hasher
    self.policy = policy
  }

  /// Signs in by address and password in any workspace of the installation.
  ///
  /// Takes as long for an address that nobody has as for a wrong password. Throws the 429 problem after too many
  /// attempts.
  /// - Parameters:
  ///   - workspace: the one to sign in to, when the same address and password are right in several.
  ///   - former: the session that the browser had, which ends.
  func signIn(
    _ email: EmailAddress, password: String, to workspace: ID<Workspace>?, former: String?, from client: SignInClient
  ) async throws -> SignInOutcome {
    try limits.admit(email, from: client, at: effects.now)
    let candidates = try await database.read { tx in try PasswordStore.candidates(tx, email) }
    let matching = try await matching(candidates, password)
    let chosen = matching.count == 1 ? matching : matching.filter { $0.workspace.id == workspace }
    guard let person = chosen.first else {
      return matching.isEmpty ? .refused : .choose(matching.map(\.workspace))
    }
    limits.forgive(email)
    return .signedIn(try await start(for: person.person, in: person.workspace.id, former: former, from: client))
  }

  private func matching(
    _ candidates: [PasswordStore.Candidate], _ password: String
  ) async throws -> [PasswordStore.Candidate] {
    var matching: [PasswordStore.Candidate] = []
    for candidate in candidates where try await hasher.verify(password, hash: candidate.hash) {
      matching.append(candidate)
    }
    if candidates.isEmpty { _ = try await hasher.verify(password, hash: nil) }
    return matching
  }

  /// Begins a session for somebody who has just proved who they are.
  func start(
    for person: ID<Person>, in workspace: ID<Workspace>, former: String?, from client: SignInClient
  ) async throws -> SecretToken {
    let token = SecretToken(.session, in: workspace)
    let session = SessionStore.New(
      id: effects.newID(), token: token, person: person, expiresAt: effects.now + policy.absolute, client: client)
    try await database.write { [effects] tx in
      if let former = former.flatMap({ SecretToken(.session, reading: $0) }) { _ = try SessionStore.delete(tx, former) }
      try SessionStore.deleteExpired(tx, workspace, at: effects.now)
      try SessionStore.insert(tx, session, at: effects.now)
      let newcomer = Actor(workspace: workspace, kind: .person, person: person, permissions: [], visibility: .all)
      try Audit.record(tx, newcomer, .signedIn, subject: session.id, effects)
    }
    return token
  }

  /// Counts a request of somebody unknown; throws the 429 problem when there were too many from there.
  func admit(from client: SignInClient) throws(Problem) { try limits.admit(from: client, at: effects.now) }

  /// Ends the session of this cookie, if it is one.
  func signOut(_ text: String?, by actor: Actor?) async throws {
    guard let token = text.flatMap({ SecretToken(.session, reading: $0) }) else { return }
    try await database.write { [effects] tx in
      let id = try SessionStore.id(tx, of: token)
      guard try SessionStore.delete(tx, token), let actor else { return }
      try Audit.record(tx, actor, .signedOut, subject: id, effects)
    }
  }

  /// Ends a session: one's own, or, for those who manage people, anybody's.
  func revoke(_ id: ID<Session>, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      guard let person = try SessionStore.person(tx, actor.workspace, ofSession: id),
        person == actor.person || actor.may(.peopleManage)
      else { throw Problem.notFound }
      _ = try SessionStore.delete(tx, actor.workspace, id)
      try Audit.record(tx, actor, .sessionRevoked, subject: id, details: ["person": person.description], effects)
    }
  }

  /// Changes one's own password; every other session of the person ends.
  /// - Parameter session: the cookie of the session that stays.
  func changePassword(from current: String, to new: String, keeping session: String?, by actor: Actor) async throws {
    let (member, hash, workspace) = try await database.read { tx in
      let member = try PersonAccess.current(tx, actor)
      let workspace = try WorkspaceStore.find(tx, actor.workspace)
      return (member, try PasswordStore.hash(tx, actor.workspace, member.person.id), workspace?.name ?? "")
    }
    guard let email = EmailAddress(member.person.email) else { throw Problem.forbidden }
    try limits.admit(email, from: SignInClient(address: nil, userAgent: nil), at: effects.now)
    guard try await hasher.verify(current, hash: hash) else { throw IdentityError.wrongPassword }
    limits.forgive(email)
    var validation = Validation()
    PasswordRules.check(new, about: [email.key, member.person.name, workspace], "/newPassword", &validation)
    try validation.check()
    let changed = try await hasher.hash(new)
    try await database.write { [effects] tx in
      let kept = try session.flatMap { SecretToken(.session, reading: $0) }.flatMap { try SessionStore.id(tx, of: $0) }
      try PasswordStore.set(tx, actor.workspace, member.person.id, hash: changed, at: effects.now)
      try SessionStore.deleteAll(tx, actor.workspace, of: member.person.id, but: kept)
      try Audit.record(tx, actor, .passwordChanged, subject: member.person.id, effects)
    }
  }
}
