/// Where finished log lines go.
public protocol LogOutput: Sendable {
  /// Writes `line`, which ends in a newline, at once and whole.
  func write(_ line: String)
}
