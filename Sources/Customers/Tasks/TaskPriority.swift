import Storage

/// How much a task presses.
public enum TaskPriority: String, Codable, Sendable, CaseIterable, SQLConvertible {
  case low
  case normal
  case high
  case urgent
}
