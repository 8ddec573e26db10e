import Customers
import Kernel
import Storage
import Synchronization
import Web

/// How much that concerns them people have not read: asked again only when something was written here.
final class UnreadCounts: Sendable {
  private struct Entry {
    let count: Int
    let commits: Int
  }

  private static let most = 10_000

  private let database: Database
  private let known = Mutex<[ID<Person>: Entry]>([:])

  init(database: Database) { self.database = database }

  /// 0 for tokens, and when the database does not answer: a page is worth more than its bell.
  func unread(of caller: Caller) async -> Int {
    guard let person = caller.actor.person else { return 0 }
    let commits = database.commitCount
    if let entry = known.withLock({ $0[person] }), entry.commits == commits { return entry.count }
    let actor = caller.actor
    let count = (try? await database.read { tx in try NotificationStore.unread(of: actor, tx) }) ?? 0
    known.withLock { known in
      if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
      known[person] = Entry(count: count, commits: commits)
    }
    return count
  }
}
