import Customers
import Kernel

/// Who is who, as a window finds it and changes it: filled from the tables, kept for some seconds.
struct UserBook: Sendable {
  /// After so many users memory is freed.
  private static let most = 300_000
  private static let lifetime = Duration.seconds(15)

  private(set) var users: [UInt128: TrackedUser] = [:]
  /// Of whom nothing is known.
  private var strangers: Set<UInt128> = []
  /// The accounts of groups, nil inside for those that are of no known account: for one window.
  var groups: [SourceKey: ID<Account>?] = [:]
  private var filledAt = Timestamp(milliseconds: 0)

  /// Begins a window: what may be out of date is forgotten.
  mutating func begin(at now: Timestamp) {
    groups = [:]
    guard now - filledAt > Self.lifetime || users.count + strangers.count > Self.most else { return }
    users = [:]
    strangers = []
    filledAt = now
  }

  /// Whether the tables have been asked about the user.
  func knows(_ user: UInt128) -> Bool { users[user] != nil || strangers.contains(user) }

  mutating func learn(_ user: UInt128, _ known: TrackedUser?) {
    if let known { users[user] = known } else { strangers.insert(user) }
  }

  /// Changes what is known of a user, which may be nothing yet.
  mutating func change(_ user: UInt128, key: String, _ body: (inout TrackedUser) -> Void) {
    strangers.remove(user)
    body(&users[user, default: TrackedUser(key: key)])
  }
}
