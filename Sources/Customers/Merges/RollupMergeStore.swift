import Kernel
import Storage

/// All SQL about the daily numbers of accounts that become one.
enum RollupMergeStore {
  struct Key: Hashable, Comparable {
    let month: Int32
    let metric: Int

    static func < (left: Key, right: Key) -> Bool { (left.month, left.metric) < (right.month, right.metric) }
  }

  private static let label = "metric_month.account_id"

  static func months(
    of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Key: PackedMonth] {
    let months: [Int32] = try tx.values("SELECT DISTINCT month FROM metric_month WHERE workspace_id = \(workspace)")
    var found: [Key: PackedMonth] = [:]
    try tx.forEach(
      """
      SELECT month, metric, days FROM metric_month
      WHERE workspace_id = \(workspace) AND \(SQL.contains("month", months)) AND account_id = \(account)
      """
    ) { row in
      let key = Key(month: try row["month"], metric: try row["metric"])
      found[key] = try row.withBlob("days") { PackedMonth(month: key.month, bytes: $0) } ?? nil
    }
    return found
  }

  /// Notes the months of these accounts as they are.
  static func note(
    _ state: MergeJournal.State, of accounts: [ID<Account>], _ journal: inout MergeJournal,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    guard let table = try StoredTable.all(tx)["metric_month"] else { return }
    let which = SQL.contains("account_id", accounts)
    journal.note(
      try table.lines(where: "workspace_id = \(workspace) AND \(which)", tx), of: label, state)
  }

  /// The months that a journal has of each account.
  static func months(
    in journal: MergeJournal, _ state: MergeJournal.State, _ tx: Transaction
  ) throws -> [ID<Account>: [Key: PackedMonth]] {
    guard let table = try StoredTable.all(tx)["metric_month"] else { return [:] }
    var found: [ID<Account>: [Key: PackedMonth]] = [:]
    for line in journal.lines(of: label, state) {
      let row = try table.row(line)
      guard let account = row["account_id"].flatMap(ID<Account>.init(sqlValue:)),
        case .integer(let month)? = row["month"], case .integer(let metric)? = row["metric"],
        case .blob(let bytes)? = row["days"]
      else { continue }
      let key = Key(month: Int32(clamping: month), metric: Int(metric))
      found[account, default: [:]][key] = bytes.withUnsafeBytes { PackedMonth(month: key.month, bytes: $0) }
    }
    return found
  }

  /// Writes what differs, and counts the values of each day that came or went.
  static func replace(
    _ before: [Key: PackedMonth], by after: [Key: PackedMonth], of account: ID<Account>,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    var flow: [Int: [LocalDate: Int64]] = [:]
    for key in Set(before.keys).union(after.keys).sorted() where before[key] != after[key] {
      for day in after[key]?.days ?? [] { flow[key.metric, default: [:]][day, default: 0] += 1 }
      for day in before[key]?.days ?? [] { flow[key.metric, default: [:]][day, default: 0] -= 1 }
      try write(key, after[key], of: account, in: workspace, tx)
    }
    for (metric, days) in flow.sorted(by: { $0.key < $1.key }) {
      try tx.insert(
        into: "metric_flow", columns: ["workspace_id", "metric", "day", "samples"],
        rows: days.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { day, count in
          [workspace.sqlValue, metric.sqlValue, day.sqlValue, .integer(count)]
        },
        onConflict: """
          ON CONFLICT (workspace_id, metric, day) DO UPDATE SET samples = metric_flow.samples + excluded.samples
          """)
    }
  }

  /// The last values of the days of a month, out of the signals themselves; nil when there are none.
  static func latest(
    _ key: Key, of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> PackedMonth? {
    let place = RollupStore.Key(account: account, metric: key.metric, month: key.month)
    let (month, samples) = try RollupStore.pack(place, kind: .lastValue, in: workspace, tx)
    return samples > 0 ? month : nil
  }

  /// Says since when and until when the account has values of these metrics, at least.
  static func widen(
    _ keys: some Sequence<Key>, of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try eachSpan(of: keys, account, in: workspace, tx) { metric, first, last in
      let key = RollupStore.Key(account: account, metric: metric, month: 0)
      try RollupStore.widen(key, first: first, last: last, in: workspace, tx)
    }
  }

  /// Says it exactly.
  static func narrow(
    _ keys: some Sequence<Key>, of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try eachSpan(of: keys, account, in: workspace, tx) { metric, first, last in
      try tx.execute(
        """
        UPDATE account_metric SET first_day = \(first), last_day = \(last)
        WHERE workspace_id = \(workspace) AND account_id = \(account) AND metric = \(metric)
        """)
    }
  }

  private static func eachSpan(
    of keys: some Sequence<Key>, _ account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction,
    _ body: (Int, LocalDate, LocalDate) throws -> Void
  ) throws {
    let months = try months(of: account, in: workspace, tx)
    for metric in Set(keys.map(\.metric)).sorted() {
      let days = months.filter { $0.key.metric == metric }.values.flatMap(\.days)
      if let first = days.min(), let last = days.max() { try body(metric, first, last) }
    }
  }

  private static func write(
    _ key: Key, _ month: PackedMonth?, of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    guard let month else {
      try tx.execute(
        """
        DELETE FROM metric_month WHERE workspace_id = \(workspace) AND month = \(key.month)
          AND account_id = \(account) AND metric = \(key.metric)
        """)
      return
    }
    let place = RollupStore.Key(account: account, metric: key.metric, month: key.month)
    try RollupStore.write(place, month, in: workspace, tx)
  }
}
