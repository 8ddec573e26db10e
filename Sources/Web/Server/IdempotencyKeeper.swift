import Kernel

/// Makes sure that a command sent twice with one `Idempotency-Key` is carried out once.
public protocol IdempotencyKeeper: Sendable {
  /// The kept answer to `key`, or nil after noting that this request is under way.
  ///
  /// Throws the 409 problem while the first is under way, 422 when it was another request.
  func begin(_ key: String, fingerprint: [UInt8], by actor: Actor) async throws -> KeptAnswer?
  /// Keeps the answer for later requests with this key; nil forgets the key, so that another try is possible.
  func finish(_ key: String, by actor: Actor, answer: KeptAnswer?) async throws
}

/// What was answered to a command.
public struct KeptAnswer: Codable, Sendable {
  public let status: Int
  public let headers: [String: String]
  public let body: String

  public init(status: Int, headers: [String: String], body: String) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
