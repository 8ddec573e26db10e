import Kernel

/// A job as it is asked for.
public struct NewJob: Sendable, Equatable {
  public let id: ID<Job>
  public let kind: String
  /// Jobs of one kind and key that wait are one job.
  public let key: String
  public let payload: String
  /// Not before this moment.
  public let runAt: Timestamp

  /// - Parameter key: nil for work that must be done as often as it is asked for.
  public init(_ kind: String, key: String?, payload: String = "", at runAt: Timestamp, id: ID<Job>) {
    self.id = id
    self.kind = kind
    self.key = key ?? id.description
    self.payload = payload
    self.runAt = runAt
  }
}
