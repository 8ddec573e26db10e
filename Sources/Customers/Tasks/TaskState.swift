/// Which tasks a list shows.
public enum TaskState: String, Sendable, CaseIterable {
  case open
  case overdue
  case done
}
