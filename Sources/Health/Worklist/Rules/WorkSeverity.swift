import Storage

/// How much a reason presses. The raw value stands in the database.
public enum WorkSeverity: Int, Sendable, CaseIterable, SQLConvertible {
  /// Worth knowing when there is time.
  case watch = 1
  /// Something should be done soon.
  case act = 2
  /// Something should be done today.
  case urgent = 3
}

extension WorkSeverity: Comparable {
  public static func < (left: WorkSeverity, right: WorkSeverity) -> Bool { left.rawValue < right.rawValue }
}
