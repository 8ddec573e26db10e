import Kernel
import Storage
import Synchronization
import Web

/// Tells whose a write key is, and lets each key send so much a second.
final class SourceGate: Sendable {
  private struct Entry {
    let source: ID<TrackingSource>?
    let until: Timestamp
  }

  /// A key that was revoked goes on for at most so long.
  private static let lifetime = Duration.seconds(5)

  private let database: Database
  private let limiter: RateLimiter
  private let known = Mutex<[String: Entry]>([:])

  /// - Parameter requestsPerMinute: for each key.
  init(database: Database, requestsPerMinute: Int) {
    self.database = database
    limiter = RateLimiter(requestsPerMinute, per: .seconds(60))
  }

  /// The source of a key; 401 for a key that is not, or no longer, valid, 429 for one that comes too often.
  func source(of text: String?, at now: Timestamp) async throws -> (ID<Workspace>, ID<TrackingSource>) {
    guard let text, let key = WriteKey(reading: text) else { throw Problem.unauthenticated }
    guard let source = try await find(key, at: now) else { throw Problem.unauthenticated }
    try limiter.admit(key.hint + source.description, at: now)
    return (key.workspace, source)
  }

  private func find(_ key: WriteKey, at now: Timestamp) async throws -> ID<TrackingSource>? {
    if let entry = known.withLock({ $0[key.text] }), entry.until > now { return entry.source }
    let source = try await database.read { tx in try SourceStore.source(of: key, tx) }
    known.withLock { known in
      if known.count > 1000 { known = known.filter { $0.value.until > now } }
      if known.count <= 1000 { known[key.text] = Entry(source: source, until: now + Self.lifetime) }
    }
    return source
  }
}
