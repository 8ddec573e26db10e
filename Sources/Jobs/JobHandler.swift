import Kernel

/// What does the jobs of one kind. A job may run twice: its effect is the same as once.
public struct JobHandler: Sendable {
  public let kind: String
  /// How long after this process is gone another one takes the work over; it is renewed while the work goes on.
  public let lease: Duration
  /// The most jobs of a workspace that are handed over at once.
  public let batch: Int
  /// How many workers of a process it may take at once; nil for all.
  public let most: Int?
  public let retries: RetryPolicy
  /// As its jobs were asked for.
  public let payload: JobPayload
  let run: @Sendable ([Job]) async throws -> Void

  /// - Parameter run: gets 1 to `batch` jobs of one workspace; when it throws, each comes again, alone.
  public init(
    _ kind: String, lease: Duration = .seconds(60), batch: Int = 1, most: Int? = nil,
    retries: RetryPolicy = RetryPolicy(),
    payload: JobPayload = .latest, _ run: @escaping @Sendable ([Job]) async throws -> Void
  ) {
    self.kind = kind
    self.lease = lease
    self.batch = batch
    self.most = most
    self.retries = retries
    self.payload = payload
    self.run = run
  }
}
