import Kernel
import Synchronization
import Web

/// Remembers for moments who stands behind a token.
///
/// An answer holds only while this process has committed nothing since it was read: a revocation, a changed role,
/// an ended session work from the next request on, without anybody having to say so.
final class CallerCache: Sendable {
  private struct Entry {
    let caller: Caller
    let commits: Int
    let endsAt: Timestamp
  }

  private static let most = 10_000

  private let lifetime: Duration
  private let entries = Mutex<[[UInt8]: Entry]>([:])

  init(lifetime: Duration) { self.lifetime = lifetime }

  func caller(_ key: [UInt8], at now: Timestamp, commits: Int) -> Caller? {
    entries.withLock { entries in
      guard let entry = entries[key], entry.commits == commits, now < entry.endsAt else { return nil }
      return entry.caller
    }
  }

  /// - Parameters:
  ///   - now: when, and `commits`: after how many commits, the database was asked.
  ///   - expiresAt: when the session or token ends.
  func keep(_ caller: Caller, _ key: [UInt8], at now: Timestamp, commits: Int, expiresAt: Timestamp?) {
    let end = min(now + lifetime, expiresAt ?? .supported.upperBound)
    entries.withLock { entries in
      if entries.count >= Self.most { entries.removeAll(keepingCapacity: true) }
      entries[key] = Entry(caller: caller, commits: commits, endsAt: end)
    }
  }
}
