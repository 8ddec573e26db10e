import Customers
import Kernel
import Language
import Storage

/// Writes what a window says of users and groups: who they are, where they belong, and what was kept for them.
struct PeopleWriter {
  let workspace: ID<Workspace>
  let sourceNames: [ID<TrackingSource>: String]
  let kinds: [Int: MetricKind]
  let effects: Effects
  /// The accounts of the window's groups.
  let groups: [SourceKey: ID<Account>?]
  /// As they stood before the window, then as they are written.
  var users: [UInt128: TrackedUser]
  /// Takes what was kept.
  var counts: WindowCounts
  /// Accounts of which a group has said something new.
  private(set) var changes: [PastChange] = []

  /// Writes the statements in their order.
  mutating func write(_ statements: [WindowOutcome.Statement], _ tx: Transaction) throws {
    for statement in statements {
      var user = users[statement.hash] ?? TrackedUser(key: statement.user.key)
      let before = user
      switch statement.what {
      case .identified(let traits): try identify(&user, statement, traits, tx)
      case .joined(let group, let traits): try join(&user, statement, group, traits, tx)
      case .sameAs(let former, let hash): try adopt(&user, statement, former, hash, tx)
      }
      users[statement.hash] = user
      if user.group != before.group || user.contact != before.contact || user.traitsHash != before.traitsHash {
        try IdentityStore.write(user, of: statement.user.source, in: workspace, tx)
      }
    }
  }

  private mutating func identify(
    _ user: inout TrackedUser, _ statement: WindowOutcome.Statement, _ json: [UInt8]?, _ tx: Transaction
  ) throws {
    guard let json else { return }
    let hash = Traits.hash(json)
    guard hash != user.traitsHash else { return }
    user.traitsHash = hash
    let contact = try TrackedContact.write(
      Traits(json: json), of: user, statement.user, source: sourceNames[statement.user.source] ?? "",
      at: statement.at, effects: effects, in: workspace, tx)
    guard let contact else { return }
    user.contact = contact
    user.contactAccount = try IdentityStore.onlyAccounts(of: [contact], in: workspace, tx)[contact]
    guard let account = account(of: user, statement.user.source) else { return }
    try link(contact, account, tx)
    try give(PendingStore.take(ofUser: statement.user, in: workspace, tx), statement.user.source, to: account)
  }

  private mutating func join(
    _ user: inout TrackedUser, _ statement: WindowOutcome.Statement, _ group: String, _ traits: [UInt8]?,
    _ tx: Transaction
  ) throws {
    user.group = group
    let subject = SourceKey(source: statement.user.source, key: group)
    let account = account(of: user, statement.user.source)
    // What the group says now takes the place of what was kept, whether it is kept as well or not.
    if let traits { try IdentityStore.keep(account == nil ? traits : nil, of: subject, in: workspace, tx) }
    guard let account else { return }
    if let traits {
      changes += try TrackedAccount.write(Traits(json: traits), of: account, effects, in: workspace, tx)
    }
    if let contact = user.contact { try link(contact, account, tx) }
    try give(PendingStore.take(ofUser: statement.user, in: workspace, tx), statement.user.source, to: account)
  }

  /// The same person by another key: what was kept goes along.
  private mutating func adopt(
    _ user: inout TrackedUser, _ statement: WindowOutcome.Statement, _ former: SourceKey, _ hash: UInt128,
    _ tx: Transaction
  ) throws {
    var old = users[hash] ?? TrackedUser(key: former.key)
    user.group = user.group ?? old.group
    user.contact = user.contact ?? old.contact
    if old.group != user.group || old.contact != user.contact {
      old.group = user.group
      old.contact = user.contact
      users[hash] = old
      try IdentityStore.write(old, of: former.source, in: workspace, tx)
    }
    let kept = try PendingStore.take(ofUser: former, in: workspace, tx)
    if let account = account(of: user, former.source) {
      try give(kept, former.source, to: account)
      try give(PendingStore.take(ofUser: statement.user, in: workspace, tx), former.source, to: account)
    } else if !kept.isEmpty {
      var again = WindowCounts()
      for entry in kept {
        guard let kind = kinds[entry.metric] else { continue }
        let feed = MetricFeed(metric: entry.metric, kind: kind, eventName: "", property: nil)
        again.keep(
          entry.value, feed, user: statement.user, group: nil, at: entry.occurredAt, told: entry.told)
      }
      try PendingStore.add(again.pending, kinds: kinds, in: workspace, tx)
    }
  }

  private func account(of user: TrackedUser, _ source: ID<TrackingSource>) -> ID<Account>? {
    let ofGroup = user.group.flatMap { groups[SourceKey(source: source, key: $0)] ?? nil }
    return ofGroup ?? (user.group == nil ? user.contactAccount : nil)
  }

  private func link(_ contact: ID<Contact>, _ account: ID<Account>, _ tx: Transaction) throws {
    try ContactStore.attachUnlessThere(contact, to: account, as: .user, in: workspace, tx)
  }

  /// Gives an account what was kept for it.
  mutating func give(_ entries: [PendingStore.Entry], _ source: ID<TrackingSource>, to account: ID<Account>) throws {
    for entry in entries {
      guard let kind = kinds[entry.metric] else { continue }
      counts.add(entry, kind: kind, user: Self.userHash(entry.user, source), to: account)
    }
  }

  /// As `WindowBody` hashes the user of this key.
  static func userHash(_ key: String, _ source: ID<TrackingSource>) -> UInt64 {
    var id = String(key.dropFirst(2))
    let mark = key.hasPrefix("u:") ? HashMark.user : HashMark.anonymous
    let hash = id.withUTF8 { WindowEvent.hash(UnsafeRawBufferPointer($0), mark, of: source) }
    return UInt64(truncatingIfNeeded: hash)
  }
}
