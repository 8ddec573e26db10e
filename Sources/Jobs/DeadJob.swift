import Kernel

/// A job that failed too often and waits for a person.
public struct DeadJob: Sendable, Equatable {
  public let id: ID<Job>
  public let kind: String
  public let key: String
  public let attempts: Int
  /// The program's own words; not for customers.
  public let lastError: String
  public let diedAt: Timestamp
}
