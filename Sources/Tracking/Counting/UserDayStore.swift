import Customers
import Kernel
import Storage

/// All SQL about which users an account had on a day.
enum UserDayStore {
  private struct Group: Hashable {
    let metric: Int32
    let day: LocalDate
  }

  private static let chunk = 200

  /// Adds users; returns how many of them are new on their day, for each key.
  static func add(
    _ users: [WindowCounts.Key: (hashes: Set<UInt64>, toldAt: Timestamp)], in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [WindowCounts.Key: PendingStore.Amount] {
    var new: [WindowCounts.Key: PendingStore.Amount] = [:]
    // Of a day that is told on two days the first telling counts its users.
    let ordered = users.sorted { ($0.key.toldOn, $0.key.account) < ($1.key.toldOn, $1.key.account) }
    for told in Dictionary(grouping: ordered, by: \.key.toldOn).sorted(by: { $0.key < $1.key }) {
      for (group, keys) in Dictionary(grouping: told.value, by: { Group(metric: $0.key.metric, day: $0.key.day) }) {
        for some in keys.chunks(of: chunk) {
          try add(some, group, &new, in: workspace, tx)
        }
      }
    }
    return new
  }

  private static func add(
    _ keys: [(key: WindowCounts.Key, value: (hashes: Set<UInt64>, toldAt: Timestamp))], _ group: Group,
    _ new: inout [WindowCounts.Key: PendingStore.Amount], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    var known: [ID<Account>: [UInt64]] = [:]
    try tx.forEach(
      """
      SELECT account_id, users FROM metric_user_day
      WHERE workspace_id = \(workspace) AND metric = \(Int(group.metric)) AND day = \(group.day)
        AND \(SQL.contains("account_id", keys.map(\.key.account)))
      """
    ) { row in known[try row["account_id"]] = try row.withBlob("users", hashes) }
    var rows: [[SQLValue]] = []
    for (key, seen) in keys {
      let before = known[key.account] ?? []
      let added = seen.hashes.subtracting(before)
      guard !added.isEmpty else { continue }
      new[key] = PendingStore.Amount(value: Double(added.count), toldAt: seen.toldAt)
      rows.append([
        workspace.sqlValue, .integer(Int64(group.metric)), group.day.sqlValue, key.account.sqlValue,
        .blob((before + added.sorted()).withUnsafeBufferPointer { Array(UnsafeRawBufferPointer($0)) }),
      ])
    }
    try tx.insert(
      into: "metric_user_day", columns: ["workspace_id", "metric", "day", "account_id", "users"], rows: rows,
      onConflict: "ON CONFLICT (workspace_id, metric, day, account_id) DO UPDATE SET users = excluded.users")
  }

  private static func hashes(_ bytes: UnsafeRawBufferPointer) -> [UInt64] {
    (0..<bytes.count / 8).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self) }
  }
}
