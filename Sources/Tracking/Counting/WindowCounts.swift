import Customers
import Kernel

/// What the events of a window add up to, before it is written.
struct WindowCounts: Sendable {
  /// One metric of one account on one day, told on one day.
  struct Key: Hashable, Sendable {
    let account: ID<Account>
    let metric: Int32
    let day: LocalDate
    let toldOn: LocalDate
  }

  struct Level: Sendable {
    var occurredAt: Timestamp
    var toldAt: Timestamp
    var value: Double
  }

  /// Counts and sums.
  var sums: [Key: PendingStore.Amount] = [:]
  /// The last value of a day.
  var levels: [Key: Level] = [:]
  /// Hashes of the users who did something.
  var users: [Key: (hashes: Set<UInt64>, toldAt: Timestamp)] = [:]
  /// What cannot be given to an account yet.
  var pending: [PendingStore.Key: PendingStore.Amount] = [:]
  /// When accounts were last used.
  var seen: [ID<Account>: Timestamp] = [:]

  /// Adds what a user did to an account.
  mutating func add(
    _ value: Double, _ feed: MetricFeed, user: UInt64, to account: ID<Account>, at moment: Timestamp, told: Telling
  ) {
    let key = Key(account: account, metric: Int32(feed.metric), day: moment.utcDay, toldOn: told.on)
    switch feed.kind {
    case .count, .sum:
      sums[key, default: PendingStore.Amount(value: 0, toldAt: told.at)].add(value, toldAt: told.at)
    case .lastValue:
      guard moment >= levels[key]?.occurredAt ?? moment else { return }
      levels[key] = Level(occurredAt: moment, toldAt: told.at, value: value)
    case .distinctUsers:
      users[key, default: ([], told.at)].hashes.insert(user)
    case .ratio: break
    }
  }

  /// Keeps what a user did until the account is known.
  mutating func keep(
    _ value: Double, _ feed: MetricFeed, user: SourceKey, group: String?, at moment: Timestamp, told: Telling
  ) {
    let occurredAt = feed.kind == .lastValue ? moment : moment.utcDay.utcStart
    let key = PendingStore.Key(
      source: user.source, user: user.key, group: group ?? "", metric: feed.metric, occurredAt: occurredAt,
      toldOn: told.on)
    let adds = feed.kind == .count || feed.kind == .sum
    let before = adds ? pending[key]?.value ?? 0 : 0
    pending[key] = PendingStore.Amount(value: before + value, toldAt: told.at)
  }

  /// Gives an account what was kept for it.
  mutating func add(
    _ entry: PendingStore.Entry, kind: MetricKind, user: UInt64, to account: ID<Account>
  ) {
    let feed = MetricFeed(metric: entry.metric, kind: kind, eventName: "", property: nil)
    add(entry.value, feed, user: user, to: account, at: entry.occurredAt, told: entry.told)
  }

  mutating func noteSeen(_ account: ID<Account>, at moment: Timestamp) {
    if moment > seen[account] ?? moment - .seconds(1) { seen[account] = moment }
  }
}
