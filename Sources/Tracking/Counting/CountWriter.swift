import Customers
import Kernel
import Storage

/// Told of which accounts something new has been counted, in the transaction that counts it.
typealias AccountsCounted = @Sendable ([PastChange], ID<Workspace>, Transaction) throws -> Void

/// Writes what a window adds up to: signals, rollups, and the wish to have the accounts scored.
enum CountWriter {
  /// Signals of this program's own counting have ids of this high half; the low half is the day of telling, so that
  /// there is one signal for each metric, account, day and day of telling.
  static let idHigh: UInt64 = 0x0000_0000_0000_7473

  /// All such ids.
  static let ids = ID<Signal>(high: idHigh, low: 0)...ID<Signal>(high: idHigh, low: .max)

  /// - Returns: the accounts of which something new is known, each with the earliest day of it.
  static func write(
    _ counts: WindowCounts, metrics: [Int: Metric], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [PastChange] {
    let users = try UserDayStore.add(counts.users, in: workspace, tx)
    var signals: [Signal] = []
    signals.reserveCapacity(counts.sums.count + counts.levels.count + users.count)
    for (key, amount) in counts.sums { signals.append(signal(key, amount)) }
    for (key, amount) in users { signals.append(signal(key, amount)) }
    for (key, level) in counts.levels {
      signals.append(
        Signal(
          id: id(key), account: key.account, metric: Int(key.metric), occurredAt: level.occurredAt,
          recordedAt: level.toldAt, value: level.value))
    }
    try SignalStore.accumulate(signals, metrics: metrics, seen: counts.seen, in: workspace, tx)
    return PastChange.earliest(of: signals)
  }

  private static func signal(_ key: WindowCounts.Key, _ amount: PendingStore.Amount) -> Signal {
    Signal(
      id: id(key), account: key.account, metric: Int(key.metric), occurredAt: key.day.utcStart,
      recordedAt: amount.toldAt, value: amount.value)
  }

  private static func id(_ key: WindowCounts.Key) -> ID<Signal> {
    ID(high: idHigh, low: UInt64(bitPattern: Int64(key.toldOn.daysSinceEpoch)))
  }
}
