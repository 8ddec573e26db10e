import Kernel
import Storage
import TestSupport
import Web

@testable import Identity

/// A database with this room's tables, a clock, and everything that acts on them.
struct IdentityFixture: Sendable {
  static let password = "sieben blaue Kraniche"

  let db: Database
  let clock = TestClock()
  let effects: Effects
  let pool: BlockingPool
  let workspaces: WorkspaceActions
  let people: PersonActions
  let invitations: InvitationActions
  let sessions: SessionActions
  let tokens: TokenActions
  let roles: RoleActions
  let teams: TeamActions
  let client = SignInClient(address: "192.0.2.7", userAgent: "Test/1")

  private init(_ db: Database) {
    self.db = db
    pool = BlockingPool()
    let effects = Effects(clock: { [clock] in clock.now }, ids: IDSource())
    self.effects = effects
    let hasher = PasswordHasher(pool: pool)
    workspaces = WorkspaceActions(database: db, effects: effects, hasher: hasher)
    people = PersonActions(database: db, effects: effects)
    invitations = InvitationActions(database: db, effects: effects, hasher: hasher)
    sessions = SessionActions(database: db, effects: effects, hasher: hasher)
    tokens = TokenActions(database: db, effects: effects)
    roles = RoleActions(database: db, effects: effects)
    teams = TeamActions(database: db, effects: effects)
  }

  static func with(_ engine: TestEngine, _ body: @Sendable (IdentityFixture) async throws -> Void) async throws {
    try await TestDatabase.with(engine, migrations: Identity.migrations) { db in
      try await body(IdentityFixture(db))
    }
  }

  /// An authenticator with nothing in its memory.
  var authenticator: IdentityAuthenticator { IdentityAuthenticator(database: db, effects: effects) }

  /// A workspace whose owner has no password: quick to make.
  func workspace(_ name: String = "Acme") async throws -> TestWorkspace {
    let workspace = Workspace(
      id: effects.newID(), name: name, language: .english, timeZone: .gmt, currency: .usd)
    let owner = NewPerson(
      id: effects.newID(), name: "Asha Rao", email: try address("asha@example.com"), role: .builtIn(.owner))
    try await db.write { [effects] tx in
      try WorkspaceStore.insert(tx, workspace, at: effects.now)
      try PersonStore.insert(tx, workspace.id, owner, at: effects.now)
    }
    return TestWorkspace(workspace: workspace, owner: owner.id)
  }

  /// A workspace whose owner signs in as `asha@example.com` with `password`.
  func workspaceWithPassword(_ name: String = "Acme") async throws -> Workspace {
    try await workspaces.create(
      NewWorkspace(name: name),
      owner: NewOwner(name: "Asha Rao", email: try address("asha@example.com"), password: Self.password))
  }

  func address(_ text: String) throws -> EmailAddress {
    guard let address = EmailAddress(text) else { throw Problem.malformed() }
    return address
  }

  func signIn(_ password: String = password, email: String = "asha@example.com") async throws -> SignInOutcome {
    try await sessions.signIn(try address(email), password: password, to: nil, former: nil, from: client)
  }

  /// The cookie of a new session.
  func session(of person: ID<Person>, in workspace: ID<Workspace>) async throws -> String {
    try await sessions.start(for: person, in: workspace, former: nil, from: client).text
  }

  /// Who the cookie stands for now, asked of the database.
  func actor(_ cookie: String) async throws -> Actor? {
    try await authenticator.caller(for: .session(cookie))?.actor
  }
}

/// A workspace and its first owner.
struct TestWorkspace: Sendable {
  let workspace: Workspace
  let owner: ID<Person>

  var id: ID<Workspace> { workspace.id }

  var ownerActor: Actor { actor(owner, .owner) }

  func actor(_ person: ID<Person>, _ role: BuiltInRole) -> Actor {
    Actor(
      workspace: id, kind: .person, person: person, permissions: role.permissions, visibility: .all)
  }
}
