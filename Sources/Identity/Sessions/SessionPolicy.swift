import Kernel

/// How long sessions last.
public struct SessionPolicy: Sendable {
  /// A session ends when it was not used for so long.
  public let idle: Duration
  /// A session ends so long after signing in, whatever happens (NIST SP 800-63B, section 4.1.3: at most 30 days).
  public let absolute: Duration
  /// `last_seen_at` is written at most so often.
  public let touch: Duration

  public init(idle: Duration = .days(7), absolute: Duration = .days(30), touch: Duration = .minutes(5)) {
    self.idle = idle
    self.absolute = absolute
    self.touch = touch
  }
}
