import Kernel
import Storage

/// All SQL about single signals. Days are UTC days: a number belongs to everybody's same day.
public enum SignalStore {
  /// Adds signals and brings the daily rollups up to date, in one transaction. A signal whose id is there
  /// already for its account, metric and moment is left as it is.
  public static func insert(
    _ signals: [Signal], metrics: [Int: Metric], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try insertRows(signals, in: workspace, tx)
    try RollupRefreshStore.refresh(RollupStore.months(of: signals), metrics: metrics, in: workspace, tx)
    try noteSeen(signals, in: workspace, tx)
  }

  /// Adds values to signals that grow as more is told: counts and sums of a day. Levels replace. Brings the rollups up
  /// to date and notes when accounts were last used.
  public static func accumulate(
    _ signals: [Signal], metrics: [Int: Metric], seen: [ID<Account>: Timestamp], in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    let sorted = signals.sorted { ($0.account, $0.metric, $0.occurredAt) < ($1.account, $1.metric, $1.occurredAt) }
    for adds in [true, false] {
      let some = sorted.filter { (metrics[$0.metric]?.kind.isAdditive ?? false) == adds }
      let value: SQL = adds ? "signal.value + excluded.value" : "excluded.value"
      try tx.insert(
        into: "signal", columns: columns, rows: some.lazy.map { values($0, workspace) },
        onConflict: """
          ON CONFLICT (workspace_id, account_id, metric, occurred_at, id) DO UPDATE SET
            value = \(value), recorded_at = excluded.recorded_at
          """)
    }
    try RollupRefreshStore.refresh(RollupStore.months(of: signals), metrics: metrics, in: workspace, tx)
    try AccountSummaryStore.noteSeen(seen, in: workspace, tx)
  }

  /// Takes out the signals of a metric whose ids lie in a range, and computes its rollups anew.
  public static func remove(
    metric: Int, ids: ClosedRange<ID<Signal>>, metrics: [Int: Metric], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let spans = try tx.all(
      """
      SELECT account_id, first_day, last_day FROM account_metric
      WHERE workspace_id = \(workspace) AND metric = \(metric)
      """
    ) { row in
      (try row["account_id"] as ID<Account>, try row["first_day"] as LocalDate, try row["last_day"] as LocalDate)
    }
    var keys: Set<RollupStore.Key> = []
    for (account, first, last) in spans {
      try tx.execute(
        """
        DELETE FROM signal WHERE workspace_id = \(workspace) AND account_id = \(account) AND metric = \(metric)
          AND id >= \(ids.lowerBound) AND id <= \(ids.upperBound)
        """)
      let months = first.monthIndex...last.monthIndex
      keys.formUnion(months.map { RollupStore.Key(account: account, metric: metric, month: $0) })
    }
    try RollupRefreshStore.refresh(keys, metrics: metrics, in: workspace, tx)
  }

  /// A page of an account's signals of one metric, newest first.
  ///
  /// - Parameters:
  ///   - from: the first UTC day; nil for all.
  ///   - to: the last UTC day; nil for all.
  public static func page(
    of account: ID<Account>, metric: Int, from: LocalDate? = nil, to: LocalDate? = nil, after: Cursor?, limit: Int,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<Signal> {
    var condition: SQL = "workspace_id = \(workspace) AND account_id = \(account) AND metric = \(metric)"
    if let from { condition += " AND occurred_at >= \(from.utcStart)" }
    if let to { condition += " AND occurred_at < \((to + 1).utcStart)" }
    if let after {
      guard after.values.count == 2, let moment = after.values[0].flatMap(Int64.init),
        let id = after.values[1].flatMap(ID<Signal>.init)
      else { throw Problem.invalid("/cursor", "notACursor") }
      condition += " AND (occurred_at, id) < (\(moment), \(id))"
    }
    let signals = try tx.all(
      "SELECT * FROM signal WHERE \(condition) ORDER BY occurred_at DESC, id DESC LIMIT \(limit + 1)", as: Signal.self)
    return Page(signals, limit: limit) { Cursor([String($0.occurredAt.milliseconds), $0.id.description]) }
  }

  /// Writes signals that are not there yet, and nothing else: for bulk loads that write the rollups themselves
  /// (`RollupStore.load`).
  public static func load(_ signals: some Sequence<Signal>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.insert(into: "signal", columns: columns, rows: signals.lazy.map { values($0, workspace) })
  }

  static func insertRows(_ signals: [Signal], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.insert(
      into: "signal", columns: columns, rows: signals.lazy.map { values($0, workspace) },
      onConflict: "ON CONFLICT (workspace_id, account_id, metric, occurred_at, id) DO NOTHING")
  }

  /// Whether this very signal is there already.
  static func contains(_ signal: Signal, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 FROM signal WHERE workspace_id = \(workspace) AND account_id = \(signal.account)
        AND metric = \(signal.metric) AND occurred_at = \(signal.occurredAt) AND id = \(signal.id)
      """)
  }

  /// Those of the accounts that are there and that `condition` (alias `a`) lets through.
  static func known(
    _ accounts: Set<ID<Account>>, where condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Set<ID<Account>> {
    let all = accounts.sorted()
    var known: Set<ID<Account>> = []
    for part in all.chunks(of: 5000) {
      known.formUnion(
        try tx.values(
          """
          SELECT a.id FROM account a
          WHERE a.workspace_id = \(workspace) AND \(SQL.contains("a.id", part)) AND \(condition)
          """, as: ID<Account>.self))
    }
    return known
  }

  private static func noteSeen(_ signals: [Signal], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    var latest: [ID<Account>: Timestamp] = [:]
    for signal in signals {
      latest[signal.account] = max(latest[signal.account] ?? signal.occurredAt, signal.occurredAt)
    }
    try AccountSummaryStore.noteSeen(latest, in: workspace, tx)
  }

  private static let columns: [StaticString] = [
    "workspace_id", "account_id", "metric", "occurred_at", "id", "recorded_at", "value", "dimension",
  ]

  private static func values(_ signal: Signal, _ workspace: ID<Workspace>) -> [SQLValue] {
    [
      workspace.sqlValue, signal.account.sqlValue, signal.metric.sqlValue, signal.occurredAt.sqlValue,
      signal.id.sqlValue, signal.recordedAt.sqlValue, .real(signal.value), signal.dimension?.sqlValue ?? .null,
    ]
  }
}

extension Signal: RowDecodable {
  public init(row: Row) throws {
    self.init(
      id: try row["id"], account: try row["account_id"], metric: try row["metric"],
      occurredAt: try row["occurred_at"], recordedAt: try row["recorded_at"], value: try row["value"],
      dimension: try row["dimension"])
  }
}
