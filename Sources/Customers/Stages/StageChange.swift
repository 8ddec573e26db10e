import Kernel
import Storage

/// That an account came to another stage: when, by whom, and why.
public struct StageChange: Sendable, Equatable, RowDecodable {
  public let from: LifecycleStage?
  public let to: LifecycleStage
  public let changedAt: Timestamp
  /// Nil for sources and the program.
  public let changedBy: ID<Person>?
  public let reason: String?

  public init(row: Row) throws {
    from = try row["from_stage"]
    to = try row["to_stage"]
    changedAt = try row["changed_at"]
    changedBy = try row["changed_by"]
    reason = try row["reason"]
  }
}
