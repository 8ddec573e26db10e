import Kernel
import Storage

/// What can be done with API tokens.
public struct TokenActions: Sendable {
  private let database: Database
  private let effects: Effects

  public init(database: Database, effects: Effects) {
    self.database = database
    self.effects = effects
  }

  /// Makes a token that acts for the actor, with at most the actor's rights at each moment.
  ///
  /// Throws 422 for no scope at all, and for one of which the actor has no permission.
  /// - Parameter days: after how many days it expires, 1 to 3650; nil for never.
  public func create(name: String, scopes: [TokenScope], expiresIn days: Int?, by actor: Actor) async throws
    -> NewAPIToken
  {
    guard actor.kind == .person, let person = actor.person else { throw Problem.forbidden }
    return try await make(name: name, scopes: scopes, days: days, for: person, by: actor)
  }

  /// Makes a token from the command line; it belongs to the workspace's first owner.
  public func create(
    name: String, scopes: [TokenScope], expiresIn days: Int?, in workspace: ID<Workspace>
  ) async throws -> NewAPIToken {
    let owners = try await database.read { tx in
      try PersonStore.all(tx, workspace).filter { $0.role == .builtIn(.owner) && $0.isActive }
    }
    guard let owner = owners.min(by: { $0.person.id < $1.person.id }) else { throw Problem.notFound }
    return try await make(name: name, scopes: scopes, days: days, for: owner.person.id, by: .system(in: workspace))
  }

  private func make(
    name: String, scopes: [TokenScope], days: Int?, for person: ID<Person>, by actor: Actor
  ) async throws -> NewAPIToken {
    var validation = Validation()
    let name = validation.text(name, "/name", limit: 100)
    validation.require(!scopes.isEmpty, "/scopes", "required")
    validation.require(
      scopes.allSatisfy { !$0.permissions.isDisjoint(with: actor.permissions) }, "/scopes", "beyondOwnRights")
    validation.require(
      (1...3650).contains(days ?? 1), "/expiresInDays", "outOfRange", ["from": "1", "to": "3650"])
    try validation.check()
    let secret = SecretToken(.api, in: actor.workspace)
    return try await database.write { [effects] tx in
      guard let member = try PersonStore.find(tx, actor.workspace, person) else { throw Problem.notFound }
      let now = effects.now
      let token = APIToken(
        id: effects.newID(), name: name, person: member.person, scopes: TokenScope.allCases.filter(scopes.contains),
        createdAt: now, expiresAt: days.map { now + .days($0) }, lastUsedAt: nil)
      try TokenStore.insert(tx, token, secret)
      try Audit.record(
        tx, actor, .tokenCreated, subject: token.id, details: ["name": name, "scopes": token.scopes.stored], effects)
      return NewAPIToken(token: token, text: secret.text)
    }
  }

  /// Ends a token of the workspace at once.
  public func revoke(_ id: ID<APIToken>, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      guard let name = try TokenStore.revoke(tx, actor.workspace, id, by: actor.person, at: effects.now) else {
        throw Problem.notFound
      }
      try Audit.record(tx, actor, .tokenRevoked, subject: id, details: ["name": name], effects)
    }
  }
}
