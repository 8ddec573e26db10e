import Kernel
import Storage
import Web

/// Tells who stands behind a session cookie or an API token, at the cost of at most one read of the database.
public struct IdentityAuthenticator: Authenticator {
  /// A token's `last_used_at` is written at most so often.
  private static let tokenTouch: Duration = .minutes(1)

  private let database: Database
  private let effects: Effects
  private let policy: SessionPolicy
  private let cache: CallerCache

  /// - Parameter memory: how long an answer may be reused while this process commits nothing; what another
  ///   process revokes works here for so long.
  public init(
    database: Database, effects: Effects, policy: SessionPolicy = SessionPolicy(), memory: Duration = .seconds(3)
  ) {
    self.database = database
    self.effects = effects
    self.policy = policy
    cache = CallerCache(lifetime: memory)
  }

  public func caller(for credentials: Credentials) async throws -> Caller? {
    switch credentials {
    case .session(let text):
      guard let token = SecretToken(.session, reading: text) else { return nil }
      return try await caller(token, touchingAfter: policy.touch, find: CallerStore.session, touch: SessionStore.touch)
    case .bearer(let text):
      guard let token = SecretToken(.api, reading: text) else { return nil }
      return try await caller(token, touchingAfter: Self.tokenTouch, find: CallerStore.token, touch: TokenStore.touch)
    }
  }

  private func caller(
    _ token: SecretToken, touchingAfter pause: Duration,
    find: @escaping @Sendable (Transaction, SecretToken) throws -> AuthenticatedPerson?,
    touch: @escaping @Sendable (Transaction, SecretToken, Timestamp) throws -> Void
  ) async throws -> Caller? {
    let (now, commits, key) = (effects.now, database.commitCount, token.hash)
    if let known = cache.caller(key, at: now, commits: commits) { return known }
    guard let found = try await database.read({ tx in try find(tx, token) }), isValid(found, at: now) else {
      return nil
    }
    let caller = Caller(found)
    cache.keep(caller, key, at: now, commits: commits, expiresAt: found.expiresAt)
    if (found.usedAt ?? Timestamp(milliseconds: 0)) + pause <= now {
      try await database.write { tx in try touch(tx, token, now) }
    }
    return caller
  }

  private func isValid(_ found: AuthenticatedPerson, at now: Timestamp) -> Bool {
    if let expiry = found.expiresAt, expiry <= now { return false }
    if found.tokenName == nil, let used = found.usedAt, used + policy.idle <= now { return false }
    return true
  }
}

extension Caller {
  fileprivate init(_ found: AuthenticatedPerson) {
    self.init(
      actor: found.actor, workspace: found.workspace, name: found.tokenName ?? found.person.name,
      email: found.tokenName == nil ? found.person.email : nil, language: found.tokenName == nil ? found.language : nil,
      timeZone: found.timeZone ?? found.workspace.timeZone)
  }
}
