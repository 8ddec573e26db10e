import Customers
import Foundation
import Identity
import Kernel
import Storage

/// A stretch of the log on its way to be counted.
struct TrackingWindow: Sendable {
  private let workspace: ID<Workspace>
  private let tail: EventLogStore.Tail
  private let seen: SeenIndex
  private let feeds: [MetricFeed]
  private let metrics: [Int: Metric]
  private let sourceNames: [ID<TrackingSource>: String]
  private let bodies: [WindowBody]

  /// Reads the next bodies; nil when none wait.
  static func open(
    _ known: SeenIndex?, most: Int, in workspace: ID<Workspace>, _ database: Database
  ) async throws -> TrackingWindow? {
    let found = try await database.read { tx -> (TrackingWindow, [EventLogStore.Entry], TimeZone)? in
      guard let tail = try EventLogStore.tail(of: workspace, tx), tail.counted < tail.last else { return nil }
      let entries = try EventLogStore.entries(
        after: tail.counted, upTo: tail.last, most: most, in: workspace, tx)
      let isCurrent = known?.nextRun == tail.nextRun
      let seen = try isCurrent ? known : SeenIndex(nextRun: tail.nextRun, in: workspace, tx)
      let metrics = try MetricStore.all(in: workspace, tx)
      let window = TrackingWindow(
        workspace: workspace, tail: tail, seen: seen ?? SeenIndex(), feeds: try FeedStore.all(in: workspace, tx),
        metrics: Dictionary(metrics.map { ($0.number, $0) }) { first, _ in first },
        sourceNames: try CountingStore.sourceNames(in: workspace, tx), bodies: [])
      return (window, entries, try WorkspaceStore.find(tx, workspace)?.timeZone ?? .gmt)
    }
    guard let (window, entries, zone) = found else { return nil }
    return window.reading(entries, zone)
  }

  private func reading(_ entries: [EventLogStore.Entry], _ zone: TimeZone) -> TrackingWindow {
    TrackingWindow(
      workspace: workspace, tail: tail, seen: seen, feeds: feeds, metrics: metrics, sourceNames: sourceNames,
      bodies: entries.enumerated().map { WindowBody($1, index: $0, in: zone) })
  }

  /// Whether it is one body only.
  var isSingle: Bool { bodies.count == 1 }

  /// The number of its last body.
  var last: Int64 { bodies.last?.entry.number ?? tail.counted }

  /// Goes on behind it without counting it: its events are shown as refused, and stay in the log.
  func setAside(_ database: Database) async throws {
    try await database.write { [self] tx in
      try EventLogStore.lockCounting(in: workspace, tx)
      guard try EventLogStore.tail(of: workspace, tx)?.counted == tail.counted else { return }
      for body in bodies {
        let events = body.events
        try CountingStore.add(
          events.prefix(200).map { WindowOutcome.Refusal($0, of: body.entry, reason: "failed") }, in: workspace, tx)
        try EventLogStore.note(
          body.entry.number, repeated: 0, refused: events.count,
          leftOut: Array(repeating: .max, count: (events.count + 7) / 8), in: workspace, tx)
      }
      try EventLogStore.advance(to: last, nextRun: tail.nextRun, in: workspace, tx)
    }
  }

  /// Counts it.
  /// - Returns: what is to be kept for the next window; nothing when somebody else has counted it.
  func count(
    _ book: UserBook, effects: Effects, _ accountsCounted: @escaping AccountsCounted, _ database: Database
  ) async throws -> (SeenIndex?, UserBook) {
    let found = try await database.read { tx in
      try WindowLookup(workspace: workspace, seen: seen, sourceNames: sourceNames).look(bodies, book, tx)
    }
    let before = found.book.users
    let (outcome, after) = WindowReading.read(found.bodies, feeds: FeedBook(feeds), book: found.book)
    let written = try await database.write { [self] tx in
      try write(outcome, found, before, effects: effects, accountsCounted, tx)
    }
    guard let (change, users) = written else { return (nil, UserBook()) }
    var (index, kept) = (seen, after)
    index.apply(change)
    for (hash, user) in users { kept.learn(hash, user) }
    return (index, kept)
  }

  private func write(
    _ outcome: WindowOutcome, _ found: WindowLookup.Found, _ users: [UInt128: TrackedUser], effects: Effects,
    _ accountsCounted: AccountsCounted, _ tx: Transaction
  ) throws -> (SeenIndex.Change, [UInt128: TrackedUser])? {
    try EventLogStore.lockCounting(in: workspace, tx)
    guard try EventLogStore.tail(of: workspace, tx)?.counted == tail.counted else { return nil }
    let kinds = metrics.mapValues(\.kind)
    for (group, account) in found.newGroups.sorted(by: { $0.key.key < $1.key.key }) {
      try IdentityStore.write(group, account: account, in: workspace, tx)
    }
    try PendingStore.add(outcome.counts.pending, kinds: kinds, in: workspace, tx)
    var people = PeopleWriter(
      workspace: workspace, sourceNames: sourceNames, kinds: kinds, effects: effects,
      groups: found.book.groups, users: users, counts: outcome.counts)
    try people.write(outcome.statements, tx)
    for (contact, moment) in outcome.contacts { try ContactStore.noteSeen(contact, at: moment, in: workspace, tx) }
    let accounts = try CountWriter.write(people.counts, metrics: metrics, in: workspace, tx) + people.changes
    try accountsCounted(accounts, workspace, tx)
    try CountingStore.add(Array(outcome.names.values), in: workspace, tx)
    try CountingStore.add(outcome.refusals, in: workspace, tx)
    for body in outcome.bodies where body.repeated + body.refused > 0 {
      try EventLogStore.note(
        body.number, repeated: body.repeated, refused: body.refused, leftOut: body.leftOut, in: workspace, tx)
    }
    let change = try seen.write(outcome.messages, in: workspace, tx)
    try EventLogStore.advance(to: last, nextRun: change.next, in: workspace, tx)
    let changed = Set(outcome.statements.map(\.hash))
    return (change, people.users.filter { changed.contains($0.key) })
  }
}
