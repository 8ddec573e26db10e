import Foundation
import Kernel
import Storage
import Web

/// Keeps the answers to commands that carry an `Idempotency-Key`, for a day.
public struct IdempotencyStore: IdempotencyKeeper {
  private struct Known: Sendable {
    let fingerprint: [UInt8]
    let startedAt: Timestamp
    let answer: String?
  }

  private let database: Database
  private let effects: Effects
  /// How long an answer is kept.
  private let memory: Duration
  /// After so long a request without an answer counts as lost with its process, and may be tried again.
  private let lease: Duration

  public init(
    database: Database, effects: Effects, memory: Duration = .hours(24), lease: Duration = .seconds(60)
  ) {
    self.database = database
    self.effects = effects
    self.memory = memory
    self.lease = lease
  }

  public func begin(_ key: String, fingerprint: [UInt8], by actor: Actor) async throws -> KeptAnswer? {
    let (now, lease, memory) = (effects.now, lease, memory)
    return try await database.write { tx in
      try Self.forget(tx, actor.workspace, before: now - memory)
      if try Self.insert(tx, actor, key, fingerprint, at: now) { return nil }
      guard let known = try Self.find(tx, actor, key) else { throw Self.underWay }
      guard known.fingerprint == fingerprint else { throw Problem(status: 422, code: "idempotencyMismatch") }
      if let answer = known.answer { return try JSONDecoder().decode(KeptAnswer.self, from: Data(answer.utf8)) }
      guard known.startedAt + lease <= now, try Self.takeOver(tx, actor, key, from: known.startedAt, at: now) else {
        throw Self.underWay
      }
      return nil
    }
  }

  public func finish(_ key: String, by actor: Actor, answer: KeptAnswer?) async throws {
    let text = try answer.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    try await database.write { tx in
      if let text { try Self.keep(tx, actor, key, text) } else { try Self.delete(tx, actor, key) }
    }
  }

  private static let underWay = Problem(status: 409, code: "requestUnderWay", retryAfter: 1)

  private static func insert(
    _ tx: Transaction, _ actor: Actor, _ key: String, _ fingerprint: [UInt8], at now: Timestamp
  ) throws -> Bool {
    try tx.execute(
      """
      INSERT INTO idempotency_key (workspace_id, caller, key, fingerprint, started_at)
      VALUES (\(actor.workspace), \(actor.caller), \(key), \(fingerprint), \(now))
      ON CONFLICT (workspace_id, caller, key) DO NOTHING
      """) == 1
  }

  private static func find(_ tx: Transaction, _ actor: Actor, _ key: String) throws -> Known? {
    try tx.first(
      """
      SELECT fingerprint, started_at, answer FROM idempotency_key
      WHERE workspace_id = \(actor.workspace) AND caller = \(actor.caller) AND key = \(key)
      """
    ) { row in
      Known(fingerprint: try row["fingerprint"], startedAt: try row["started_at"], answer: try row["answer"])
    }
  }

  private static func takeOver(
    _ tx: Transaction, _ actor: Actor, _ key: String, from before: Timestamp, at now: Timestamp
  ) throws -> Bool {
    try tx.execute(
      """
      UPDATE idempotency_key SET started_at = \(now)
      WHERE workspace_id = \(actor.workspace) AND caller = \(actor.caller) AND key = \(key)
        AND started_at = \(before) AND answer IS NULL
      """) == 1
  }

  private static func keep(_ tx: Transaction, _ actor: Actor, _ key: String, _ answer: String) throws {
    try tx.execute(
      """
      UPDATE idempotency_key SET answer = \(answer)
      WHERE workspace_id = \(actor.workspace) AND caller = \(actor.caller) AND key = \(key) AND answer IS NULL
      """)
  }

  private static func delete(_ tx: Transaction, _ actor: Actor, _ key: String) throws {
    try tx.execute(
      """
      DELETE FROM idempotency_key
      WHERE workspace_id = \(actor.workspace) AND caller = \(actor.caller) AND key = \(key) AND answer IS NULL
      """)
  }

  private static func forget(_ tx: Transaction, _ workspace: ID<Workspace>, before limit: Timestamp) throws {
    try tx.execute("DELETE FROM idempotency_key WHERE workspace_id = \(workspace) AND started_at < \(limit)")
  }
}

extension Actor {
  /// Whose keys these are: those of different callers never meet.
  fileprivate var caller: String { person?.description ?? "system" }
}
