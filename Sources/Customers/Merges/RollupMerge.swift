import Kernel
import Storage

/// Daily numbers of two accounts as those of one, and apart again: counts and sums add up, of levels the later one
/// of a day stands.
enum RollupMerge {
  private typealias Months = [RollupMergeStore.Key: PackedMonth]

  static let part = MergePart(
    tables: [
      MergedTable("signal", "account_id", .moves, word: "signals"),
      MergedTable("metric_month", "account_id", .handled),
      MergedTable("account_metric", "account_id", .restored(derived: .columns([]))),
    ],
    merged: merge, undone: undo)

  private static func merge(_ pair: MergePair, _ journal: inout MergeJournal, _ tx: Transaction) throws {
    let (survivor, merged) = pair.ids(of: Account.self)
    try RollupMergeStore.note(.before, of: [survivor, merged], &journal, in: pair.workspace, tx)
    let kept = try RollupMergeStore.months(of: survivor, in: pair.workspace, tx)
    let other = try RollupMergeStore.months(of: merged, in: pair.workspace, tx)
    let kinds = try kinds(in: pair.workspace, tx)
    var after = kept
    for (key, month) in other {
      let isAdditive = kinds[key.metric]?.isAdditive ?? true
      let latest =
        isAdditive || kept[key] == nil
        ? nil : try RollupMergeStore.latest(key, of: survivor, in: pair.workspace, tx)
      after[key] = sum(kept[key], month, isAdditive: isAdditive, latest: latest)
    }
    try RollupMergeStore.replace(kept, by: after, of: survivor, in: pair.workspace, tx)
    try RollupMergeStore.replace(other, by: [:], of: merged, in: pair.workspace, tx)
    try RollupMergeStore.widen(other.keys, of: survivor, in: pair.workspace, tx)
    try computeRatios(of: survivor, in: pair.workspace, tx)
    try RollupMergeStore.note(.after, of: [survivor], &journal, in: pair.workspace, tx)
  }

  private static func undo(_ pair: MergePair, _ journal: inout MergeJournal, _ tx: Transaction) throws {
    let (survivor, merged) = pair.ids(of: Account.self)
    let before = try RollupMergeStore.months(in: journal, .before, tx)
    let after = try RollupMergeStore.months(in: journal, .after, tx)[survivor] ?? [:]
    let other = before[merged] ?? [:]
    let kept = before[survivor] ?? [:]
    let now = try RollupMergeStore.months(of: survivor, in: pair.workspace, tx)
    let kinds = try kinds(in: pair.workspace, tx)
    var result = now
    for key in other.keys {
      guard let month = now[key], month != after[key] else {
        result[key] = now[key] == nil ? nil : kept[key]
        continue
      }
      result[key] = apart(
        month, after: after[key], before: kept[key], other: other[key],
        isAdditive: kinds[key.metric]?.isAdditive ?? true)
    }
    try RollupMergeStore.replace(now, by: result, of: survivor, in: pair.workspace, tx)
    try RollupMergeStore.replace([:], by: other, of: merged, in: pair.workspace, tx)
    if now != after {
      try RollupMergeStore.narrow(other.keys, of: survivor, in: pair.workspace, tx)
      try computeRatios(of: survivor, in: pair.workspace, tx)
    }
  }

  /// The halves of a ratio become one each, so that the ratio is neither account's.
  private static func computeRatios(of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let metrics = try MetricStore.all(in: workspace, tx)
    let byNumber = Dictionary(metrics.map { ($0.number, $0) }) { first, _ in first }
    for metric in metrics where metric.ratio != nil {
      try RollupRefreshStore.refresh(metric, of: [account], metrics: byNumber, in: workspace, tx)
    }
  }

  private static func kinds(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [Int: MetricKind] {
    let metrics = try MetricStore.all(in: workspace, tx)
    return Dictionary(metrics.map { ($0.number, $0.kind) }) { first, _ in first }
  }

  private static func sum(
    _ kept: PackedMonth?, _ other: PackedMonth, isAdditive: Bool, latest: PackedMonth?
  ) -> PackedMonth {
    guard var result = kept else { return other }
    for day in other.days {
      guard let own = result[day] else {
        result[day] = other[day]
        continue
      }
      result[day] = isAdditive ? own + (other[day] ?? 0) : latest?[day] ?? own
    }
    return result
  }

  /// The survivor's days when the other's are taken out again; what came in since the merge stays.
  private static func apart(
    _ now: PackedMonth, after: PackedMonth?, before: PackedMonth?, other: PackedMonth?, isAdditive: Bool
  ) -> PackedMonth {
    var result = now
    for day in now.days {
      if now[day] == after?[day] {
        result[day] = before?[day]
      } else if isAdditive, let value = now[day], let part = other?[day] {
        result[day] = value - part
      }
    }
    return result
  }
}
