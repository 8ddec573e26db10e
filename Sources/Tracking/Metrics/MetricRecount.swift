import Customers
import Identity
import Kernel
import Storage

/// Counts a metric anew, a stretch at a time, each in one transaction with how far it has come: from the log, or, when it
/// is a ratio, out of its halves.
struct MetricRecount: Sendable {
  /// In bytes of the log.
  private static let most = 8 << 20
  private static let accounts = 500

  let database: Database
  let accountsCounted: AccountsCounted

  /// Counts the next stretch of a workspace.
  /// - Returns: false when no metric waits.
  func step(in workspace: ID<Workspace>) async throws -> Bool {
    try await database.write { tx in
      guard let recount = try RecountStore.first(in: workspace, tx) else { return false }
      let metrics = try MetricStore.all(in: workspace, tx)
      let byNumber = Dictionary(metrics.map { ($0.number, $0) }) { first, _ in first }
      if let metric = byNumber[recount.metric], metric.ratio != nil {
        try divide(metric, recount, byNumber, in: workspace, tx)
        return true
      }
      if recount.number == 0 {
        try RecountStore.forget(recount.metric, in: workspace, tx)
        try SignalStore.remove(
          metric: recount.metric, ids: CountWriter.ids, metrics: byNumber, in: workspace, tx)
      }
      let entries = try EventLogStore.entries(
        after: recount.number, upTo: recount.last, most: Self.most, in: workspace, tx)
      if !entries.isEmpty { try count(entries, recount.metric, byNumber, in: workspace, tx) }
      try RecountStore.advance(
        recount, to: entries.last?.number ?? recount.last, in: workspace, tx)
      return true
    }
  }

  private func divide(
    _ metric: Metric, _ recount: RecountStore.Recount, _ metrics: [Int: Metric], in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    let accounts = try RatioStore.accounts(
      of: metric, after: recount.after, limit: Self.accounts, in: workspace, tx)
    guard let last = accounts.last else { return try RecountStore.end(recount, in: workspace, tx) }
    let changes = try RatioStore.compute(metric, of: accounts, metrics: metrics, in: workspace, tx)
    try accountsCounted(changes, workspace, tx)
    try RecountStore.advance(recount, behind: last, in: workspace, tx)
  }

  private func count(
    _ entries: [EventLogStore.Entry], _ metric: Int, _ metrics: [Int: Metric], in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    let feeds = try FeedStore.all(in: workspace, tx).filter { $0.metric == metric }
    let names = try CountingStore.sourceNames(in: workspace, tx)
    let zone = try WorkspaceStore.find(tx, workspace)?.timeZone ?? .gmt
    let bodies = entries.enumerated().map { WindowBody($1, index: $0, in: zone).leavingOut($1.leftOut) }
    let found = try WindowLookup(workspace: workspace, seen: SeenIndex(), sourceNames: names).look(
      bodies, UserBook(), tx)
    let outcome = WindowReading.read(found.bodies, feeds: FeedBook(feeds), book: found.book).outcome
    try PendingStore.add(outcome.counts.pending, kinds: metrics.mapValues(\.kind), in: workspace, tx)
    let accounts = try CountWriter.write(outcome.counts, metrics: metrics, in: workspace, tx)
    try accountsCounted(accounts, workspace, tx)
  }
}

extension WindowBody {
  /// Without the events that did not count when they came.
  fileprivate func leavingOut(_ leftOut: [UInt8]) -> WindowBody {
    with(events.filter { $0.place / 8 >= leftOut.count || leftOut[$0.place / 8] & (1 << ($0.place % 8)) == 0 })
  }
}
