import Customers
import Kernel
import Storage

/// Asks the tables what a window must know: which of its events came before, who its users are, which accounts its
/// groups mean.
struct WindowLookup {
  struct Found: Sendable {
    var bodies: [WindowBody]
    var book: UserBook
    /// Groups that have no row yet.
    var newGroups: [SourceKey: ID<Account>?] = [:]
  }

  let workspace: ID<Workspace>
  let seen: SeenIndex
  let sourceNames: [ID<TrackingSource>: String]

  func look(_ bodies: [WindowBody], _ book: UserBook, _ tx: Transaction) throws -> Found {
    var found = Found(bodies: try markingRepeated(bodies, tx), book: book)
    try lookUpUsers(&found, tx)
    try lookUpGroups(&found, tx)
    return found
  }

  // MARK: - Repeated events

  private func markingRepeated(_ bodies: [WindowBody], _ tx: Transaction) throws -> [WindowBody] {
    var repeated: Set<UInt128> = []
    var places: [SeenPlace: [UInt128]] = [:]
    for body in bodies {
      for event in body.events {
        if seen.isRecent(event.message) {
          repeated.insert(event.message)
        } else {
          for place in seen.places(of: event.message) { places[place, default: []].append(event.message) }
        }
      }
    }
    for (place, messages) in places.sorted(by: { ($0.key.run, $0.key.block) < ($1.key.run, $1.key.block) }) {
      let block = try SeenStore.block(place.block, of: place.run, in: workspace, tx)
      for message in messages where Self.contains(block, message) { repeated.insert(message) }
    }
    return repeated.isEmpty ? bodies : bodies.map { $0.marking(repeated) }
  }

  private static func contains(_ sorted: [UInt128], _ hash: UInt128) -> Bool {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] == hash
  }

  // MARK: - Users and groups

  private func lookUpUsers(_ found: inout Found, _ tx: Transaction) throws {
    var unknown: [ID<TrackingSource>: [String: UInt128]] = [:]
    for body in found.bodies {
      let source = body.entry.source
      body.entry.bytes.withUnsafeBytes { bytes in
        for event in body.events where event.refusal == nil {
          if let user = event.user, !found.book.knows(user), let key = event.fields.userKey(bytes) {
            unknown[source, default: [:]][key] = user
          }
          for (key, hash) in event.fields.formerKeys(source, bytes) where !found.book.knows(hash) {
            unknown[source, default: [:]][key] = hash
          }
        }
      }
    }
    for (source, keys) in unknown {
      let users = try IdentityStore.users(keys.keys.sorted(), of: source, in: workspace, tx)
      for (key, hash) in keys { found.book.learn(hash, users[key]) }
    }
  }

  private func lookUpGroups(_ found: inout Found, _ tx: Transaction) throws {
    var wanted: [ID<TrackingSource>: Set<String>] = [:]
    for body in found.bodies {
      body.entry.bytes.withUnsafeBytes { bytes in
        for event in body.events where event.refusal == nil {
          if let group = event.fields.groupID { wanted[body.entry.source, default: []].insert(bytes.text(group)) }
          if let group = event.user.flatMap({ found.book.users[$0]?.group }) {
            wanted[body.entry.source, default: []].insert(group)
          }
        }
      }
    }
    for (source, keys) in wanted {
      let rows = try IdentityStore.groups(keys.sorted(), of: source, in: workspace, tx)
      for key in keys {
        let group = SourceKey(source: source, key: key)
        if case .some(.some(let account)) = rows[key] {
          found.book.groups[group] = .some(account)
          continue
        }
        let account = try IdentityStore.account(
          calledBy: key, source: sourceNames[source] ?? "", in: workspace, tx)
        found.book.groups[group] = .some(account)
        // A known row without an account has something kept for it, which `KeptCounts` gives with the account.
        if rows[key] == nil { found.newGroups[group] = .some(account) }
      }
    }
  }
}

extension WindowBody {
  fileprivate func marking(_ repeated: Set<UInt128>) -> WindowBody {
    with(
      events.map { event in
        var copy = event
        copy.isRepeated = repeated.contains(event.message)
        return copy
      })
  }
}

extension EventFields {
  /// The keys by which the user may have been known before.
  fileprivate func formerKeys(
    _ source: ID<TrackingSource>, _ bytes: UnsafeRawBufferPointer
  ) -> [(String, UInt128)] {
    var keys: [(String, UInt128)] = []
    if userID != nil, let anonymousID {
      keys.append(
        ("a:" + bytes.text(anonymousID), bytes.hash(anonymousID, HashMark.anonymous, of: source)))
    }
    if kind == .alias, let previousID {
      keys.append(("u:" + bytes.text(previousID), bytes.hash(previousID, HashMark.user, of: source)))
      keys.append(("a:" + bytes.text(previousID), bytes.hash(previousID, HashMark.anonymous, of: source)))
    }
    return keys
  }
}
