import Kernel

/// When a failed job comes again: exponential back-off with full jitter on its upper half.
public struct RetryPolicy: Sendable {
  /// The wait after the first failure.
  public let first: Duration
  /// The longest wait.
  public let longest: Duration
  /// After so many attempts the job waits for a person.
  public let attempts: Int

  public init(first: Duration = .seconds(1), longest: Duration = .hours(1), attempts: Int = 8) {
    self.first = first
    self.longest = longest
    self.attempts = attempts
  }

  /// The wait after attempt number `attempt` (from 1) has failed; nil when that was the last one.
  ///
  /// - Parameter random: 0 to 1; half of the wait is spread by it, so that what failed together comes apart.
  public func delay(after attempt: Int, random: Double) -> Duration? {
    guard attempt < attempts else { return nil }
    let doubled = first.wholeMilliseconds << Int64(min(attempt - 1, 20))
    let limit = Double(min(doubled, longest.wholeMilliseconds))
    return .milliseconds(Int64(limit * (0.5 + 0.5 * random)))
  }
}
