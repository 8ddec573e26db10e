import Kernel
import Storage
import Web

/// The one place where this room is put together: its routes, and what the pipeline needs of it.
public struct IdentityRoutes: Sendable {
  let database: Database
  let effects: Effects
  let frame: PageFrame
  /// Whether cookies say `Secure`.
  let isSecure: Bool
  /// What stands before paths in links that leave the program.
  let publicAddress: String
  let workspaces: WorkspaceActions
  let people: PersonActions
  let invitations: InvitationActions
  let roles: RoleActions
  let teams: TeamActions
  let sessions: SessionActions
  let tokens: TokenActions
  let calendars: CalendarActions

  /// - Parameters:
  ///   - pool: where passwords are hashed.
  ///   - workspaceMade: as in `WorkspaceActions`.
  ///   - frame: what stands around the pages of those who are signed in.
  ///   - publicAddress: how people reach the server: `https://saathi.example.com`, without a slash at the end.
  public init(
    database: Database, effects: Effects, pool: BlockingPool, frame: PageFrame, publicAddress: String,
    policy: SessionPolicy = SessionPolicy(), workspaceMade: @escaping WorkspaceActions.Made = { _, _ in }
  ) {
    let hasher = PasswordHasher(pool: pool)
    self.database = database
    self.effects = effects
    self.frame = frame
    self.publicAddress = publicAddress
    isSecure = publicAddress.hasPrefix("https://")
    workspaces = WorkspaceActions(database: database, effects: effects, hasher: hasher, made: workspaceMade)
    people = PersonActions(database: database, effects: effects)
    invitations = InvitationActions(database: database, effects: effects, hasher: hasher)
    roles = RoleActions(database: database, effects: effects)
    teams = TeamActions(database: database, effects: effects)
    sessions = SessionActions(database: database, effects: effects, hasher: hasher, policy: policy)
    tokens = TokenActions(database: database, effects: effects)
    calendars = CalendarActions(database: database, effects: effects)
  }

  /// Adds every route of this room.
  public func add(to routes: inout Routes) {
    SetupPages(identity: self).add(to: &routes)
    SignInPages(identity: self).add(to: &routes)
    InvitationPages(identity: self).add(to: &routes)
    LanguagePages(identity: self).add(to: &routes)
    ProfilePages(identity: self).add(to: &routes)
    PeoplePages(identity: self).add(to: &routes)
    TeamPages(identity: self).add(to: &routes)
    RolePages(identity: self).add(to: &routes)
    CalendarPages(identity: self).add(to: &routes)
    CalendarRoutes(identity: self).add(to: &routes)
    TokenPages(identity: self).add(to: &routes)
    SessionPages(identity: self).add(to: &routes)
    AuditPages(identity: self).add(to: &routes)
    PersonRoutes(identity: self).add(to: &routes)
  }
}
