import Kernel

/// Something to do for a made-up customer.
public struct DemoTask: Sendable, Equatable {
  public enum Priority: String, Sendable, CaseIterable {
    case low
    case normal
    case high
    case urgent
  }

  public let title: String
  public let dueOn: LocalDate
  public let priority: Priority
  /// Index into the team.
  public let assignee: Int
  public let createdAt: Timestamp
  /// Nil while it is open.
  public let completedAt: Timestamp?
}
