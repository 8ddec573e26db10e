import App
import Foundation
import Kernel
import Storage
import Web

@testable import Identity

/// A workspace's people: one of each built-in role, signed in, and the owner's tokens.
struct SamplePeople: Sendable {
  let workspace: Workspace
  let sessions: [BuiltInRole: String]
  let tokens: [TokenScope: String]
  let token: String
  let ids: [String: String]

  static func make(_ mark: String, _ services: AppServices) async throws -> SamplePeople {
    let (db, effects) = (services.database, services.effects)
    let workspace = Workspace(
      id: effects.newID(), name: "\(mark) workspace", language: .english, timeZone: .gmt, currency: .usd)
    try await db.write { tx in try WorkspaceStore.insert(tx, workspace, at: effects.now) }
    let hasher = PasswordHasher(pool: BlockingPool())
    let actions = SessionActions(database: db, effects: effects, hasher: hasher)
    var (sessions, people): ([BuiltInRole: String], [BuiltInRole: ID<Person>]) = ([:], [:])
    for role in BuiltInRole.allCases {
      guard let email = EmailAddress("\(role.rawValue)@\(workspace.id.description.suffix(6)).test") else { continue }
      let person = NewPerson(id: effects.newID(), name: "\(mark) \(role)", email: email, role: .builtIn(role))
      try await db.write { tx in try PersonStore.insert(tx, workspace.id, person, at: effects.now) }
      let client = SignInClient(address: "192.0.2.7", userAgent: "\(mark) browser")
      sessions[role] = try await actions.start(for: person.id, in: workspace.id, former: nil, from: client).text
      people[role] = person.id
    }
    let actor = Actor(
      workspace: workspace.id, kind: .person, person: people[.owner], permissions: BuiltInRole.owner.permissions,
      visibility: .all)
    return try await SamplePeople(mark, workspace, sessions, people, actor, services)
  }

  private init(
    _ mark: String, _ workspace: Workspace, _ sessions: [BuiltInRole: String], _ people: [BuiltInRole: ID<Person>],
    _ owner: Actor, _ services: AppServices
  ) async throws {
    let (db, effects) = (services.database, services.effects)
    var tokens: [TokenScope: String] = [:]
    var ids: [String: String] = [:]
    for scope in TokenScope.allCases {
      let made = try await services.tokens.create(
        name: "\(mark) \(scope)", scopes: [scope], expiresIn: nil, by: owner)
      tokens[scope] = made.text
      ids["settings/tokens"] = made.token.id.description
    }
    token = try await services.tokens.create(
      name: "\(mark) all", scopes: TokenScope.allCases, expiresIn: nil, by: owner
    ).text
    let draft = RoleDraft(name: "\(mark) role", permissions: [.accountsRead], visibility: .all)
    ids["settings/roles"] = try await RoleActions(database: db, effects: effects).create(draft, by: owner).description
    ids["settings/teams"] = try await TeamActions(database: db, effects: effects)
      .create(name: "\(mark) team", members: people.values.sorted(), by: owner).description
    ids["settings/people"] = people[.csm]?.description
    ids["owner"] = people[.owner]?.description
    let hasher = PasswordHasher(pool: BlockingPool())
    let invitations = InvitationActions(database: db, effects: effects, hasher: hasher)
    if let email = EmailAddress("guest@\(workspace.id.description.suffix(6)).test") {
      ids["invitations"] = try await invitations.invite(email, as: .builtIn(.viewer), by: owner).text
    }
    let (invitation, session) = try await db.read { tx in
      (
        try tx.value("SELECT id FROM invitation WHERE workspace_id = \(workspace.id)", as: ID<Invitation>.self),
        try tx.value("SELECT id FROM session WHERE workspace_id = \(workspace.id) ORDER BY id", as: ID<Session>.self)
      )
    }
    ids["settings/invitations"] = invitation?.description
    ids["settings/sessions"] = session?.description
    (self.workspace, self.sessions, self.tokens, self.ids) = (workspace, sessions, tokens, ids)
  }
}
