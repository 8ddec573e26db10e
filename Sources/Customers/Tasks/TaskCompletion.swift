import Kernel

/// That a task is done: when, and by whom.
public struct TaskCompletion: Hashable, Sendable {
  public let at: Timestamp
  /// Nil for sources and the program.
  public let person: ID<Person>?

  public init(at: Timestamp, person: ID<Person>?) {
    self.at = at
    self.person = person
  }
}
