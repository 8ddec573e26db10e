/// What becomes of the payloads when a job is asked for that waits already.
public enum JobPayload: Sendable {
  /// The one asked for last counts.
  case latest
  /// The one that comes first in the order of texts counts: the earliest of days.
  case least
}
