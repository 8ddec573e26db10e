import Kernel

/// A piece of work for later, kept in the database until it is done.
public struct Job: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "job"

  public let workspace: ID<Workspace>
  public let id: ID<Job>
  /// Names the handler: `health.score`.
  public let kind: String
  /// Jobs of one kind and key that wait are one job.
  public let key: String
  /// What the handler needs to know: its own text.
  public let payload: String
  /// Not before this moment; while leased, the end of the lease.
  public let runAt: Timestamp
  /// How often it was begun, this time included.
  public let attempts: Int

  public init(
    workspace: ID<Workspace>, id: ID<Job>, kind: String, key: String, payload: String, runAt: Timestamp,
    attempts: Int
  ) {
    self.workspace = workspace
    self.id = id
    self.kind = kind
    self.key = key
    self.payload = payload
    self.runAt = runAt
    self.attempts = attempts
  }
}
