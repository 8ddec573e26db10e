import Kernel
import Synchronization

/// Lets each key through so many times a window, counted in this process.
///
/// A generic cell rate algorithm (ITU-T I.371): one number a key, no history.
public final class RateLimiter: Sendable {
  private let interval: Int64
  private let burst: Int64
  private let arrivals = Mutex<[String: Int64]>([:])

  /// `count` at once, then one each `window / count`.
  public init(_ count: Int, per window: Duration) {
    interval = window.wholeMilliseconds / Int64(count)
    burst = window.wholeMilliseconds
  }

  /// Throws the 429 problem when `key` came too often.
  public func admit(_ key: String, at now: Timestamp) throws(Problem) {
    let wait: Int64 = arrivals.withLock { arrivals in
      if arrivals.count > 10_000 { arrivals = arrivals.filter { $0.value > now.milliseconds } }
      let next = max(arrivals[key] ?? 0, now.milliseconds) + interval
      if next - now.milliseconds > burst { return next - now.milliseconds - burst }
      arrivals[key] = next
      return 0
    }
    if wait > 0 { throw .tooMany(retryAfter: Int(wait / 1000) + 1) }
  }

  /// Forgets what `key` did: after a success.
  public func forgive(_ key: String) {
    arrivals.withLock { $0[key] = nil }
  }
}
