/// How much of a task's checklist is done.
public struct ChecklistProgress: Sendable, Equatable {
  public let done: Int
  /// At least one.
  public let total: Int

  public init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }

  /// Nil for a task without a checklist.
  public init?(_ items: [ChecklistItem]) {
    if items.isEmpty { return nil }
    self.init(done: items.count { $0.completion != nil }, total: items.count)
  }
}
