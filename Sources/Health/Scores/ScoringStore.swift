import Customers
import Kernel
import Storage

/// All SQL that reads what accounts are scored from, for a stretch of accounts in the order of their ids.
enum ScoringStore {
  typealias Stretch = WorkStretch

  /// The ids of all accounts, in order.
  static func accounts(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [ID<Account>] {
    try tx.values("SELECT id FROM account WHERE workspace_id = \(workspace) ORDER BY id")
  }

  /// The days on which each metric's source delivered, ascending.
  static func feedDays(
    upTo day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Int: [LocalDate]] {
    var days: [Int: [LocalDate]] = [:]
    try tx.forEach(
      """
      SELECT metric, day FROM metric_flow WHERE workspace_id = \(workspace) AND day <= \(day) AND samples > 0
      ORDER BY metric, day
      """
    ) { days[try $0["metric"], default: []].append(try $0["day"]) }
    return days
  }

  /// The accounts of a stretch, each with its score before `day`.
  static func facts(
    _ stretch: Stretch, before day: LocalDate, library: ScorecardLibrary, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [AccountFacts] {
    var facts: [AccountFacts] = []
    try tx.forEach(factsQuery(stretch, before: day, in: workspace)) { row in
      let version: Int32? = try row["previous_version"]
      let card = try version.flatMap { try library.definition($0, in: workspace, tx) }
      let previous = try card.flatMap { card in
        try row.withBlob("previous_lines") { try? Score(bytes: $0, scorecard: card) } ?? nil
      }
      facts.append(
        AccountFacts(
          id: try row["account_id"], name: try row["name"], seats: try row["seats"],
          summary: try AccountSummary(row: row), previous: previous, monthAgo: try row["month_ago"]))
    }
    return facts
  }

  static func factsQuery(_ stretch: Stretch, before day: LocalDate, in workspace: ID<Workspace>) -> SQL {
    """
    SELECT s.*, a.name, a.seats, h.scorecard_version AS previous_version, h.lines AS previous_lines, (
        SELECT p.score FROM health_score p
        WHERE p.workspace_id = s.workspace_id AND p.account_id = s.account_id
          AND p.day <= \(day - 30) AND p.day > \(day - 60) AND p.band <> 'grey'
        ORDER BY p.day DESC LIMIT 1) AS month_ago
    FROM account_summary s
    JOIN account a ON a.workspace_id = s.workspace_id AND a.id = s.account_id
    LEFT JOIN health_score h ON h.workspace_id = s.workspace_id AND h.account_id = s.account_id
      AND h.day = (
        SELECT max(p.day) FROM health_score p
        WHERE p.workspace_id = s.workspace_id AND p.account_id = s.account_id AND p.day < \(day))
    WHERE s.workspace_id = \(workspace) AND \(within("s.account_id", stretch))
    ORDER BY s.account_id
    """
  }

  /// Hands over every stored month of a stretch in the order of the table: month, account, metric.
  static func months(
    _ stretch: Stretch, from: LocalDate, to: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction,
    _ body: (_ account: ID<Account>, _ metric: Int, _ month: Int32, _ days: UnsafeRawBufferPointer) -> Void
  ) throws {
    for month in from.monthIndex...to.monthIndex {
      try tx.forEach(monthQuery(stretch, month, in: workspace)) { row in
        let (account, metric): (ID<Account>, Int) = (try row["account_id"], try row["metric"])
        try row.withBlob("days") { body(account, metric, month, $0) }
      }
    }
  }

  static func monthQuery(_ stretch: Stretch, _ month: Int32, in workspace: ID<Workspace>) -> SQL {
    """
    SELECT account_id, metric, days FROM metric_month
    WHERE workspace_id = \(workspace) AND month = \(month) AND \(within("account_id", stretch))
    ORDER BY account_id, metric
    """
  }

  /// Since when each account has had values of each metric.
  static func firstDays(
    _ stretch: Stretch, in workspace: ID<Workspace>, _ tx: Transaction,
    _ body: (_ account: ID<Account>, _ metric: Int, _ day: LocalDate) -> Void
  ) throws {
    try tx.forEach(
      """
      SELECT account_id, metric, first_day FROM account_metric
      WHERE workspace_id = \(workspace) AND \(within("account_id", stretch)) ORDER BY account_id, metric
      """
    ) { body(try $0["account_id"], try $0["metric"], try $0["first_day"]) }
  }

  /// The accounts of a stretch that a condition on `a` and `s` holds for.
  static func matching(
    _ condition: SQL, _ stretch: Stretch, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Set<ID<Account>> {
    let ids = try tx.values(
      """
      SELECT a.id FROM account a
      JOIN account_summary s ON s.workspace_id = a.workspace_id AND s.account_id = a.id
      WHERE a.workspace_id = \(workspace) AND \(within("a.id", stretch)) AND (\(condition))
      """, as: ID<Account>.self)
    return Set(ids)
  }

  /// What the fields of the accounts said over time, as it was known at a moment or is known now.
  static func fieldHistories(
    _ stretch: Stretch, knownAt moment: Timestamp?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: FieldHistory] {
    var histories: [ID<Account>: FieldHistory] = [:]
    try tx.forEach(
      """
      SELECT account_id, starts_on, ends_on FROM subscription
      WHERE workspace_id = \(workspace) AND \(within("account_id", stretch)) AND ends_on IS NOT NULL
        AND \(learned("created_at", by: moment))
      """
    ) {
      histories[try $0["account_id"], default: FieldHistory()].terms.append((try $0["starts_on"], try $0["ends_on"]))
    }
    try tx.forEach(
      """
      SELECT account_id, occurred_at FROM event
      WHERE workspace_id = \(workspace) AND \(within("account_id", stretch)) AND kind IN ('call', 'meeting')
        AND \(learned("recorded_at", by: moment))
      """
    ) { row in
      let moment: Timestamp = try row["occurred_at"]
      histories[try row["account_id"], default: FieldHistory()].contacts.append(moment.utcDay)
    }
    return histories
  }

  /// What people told of the accounts, as it was known at a moment or holds now.
  static func told(
    _ kinds: [ObservationKind], _ stretch: Stretch, knownAt moment: Timestamp?, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [ID<Account>: [ObservationKind: [(at: Timestamp, value: Int)]]] {
    var told: [ID<Account>: [ObservationKind: [(at: Timestamp, value: Int)]]] = [:]
    if kinds.isEmpty { return told }
    try tx.forEach(
      """
      SELECT account_id, kind, occurred_at, value FROM observation
      WHERE workspace_id = \(workspace) AND \(within("account_id", stretch)) AND \(SQL.contains("kind", kinds))
        AND \(ObservationStore.known(at: moment))
      """
    ) {
      told[try $0["account_id"], default: [:]][try $0["kind"], default: []].append(
        (try $0["occurred_at"], try $0["value"]))
    }
    return told
  }

  /// The days on which accounts changed their stage.
  static func stages(
    _ stretch: Stretch, knownAt moment: Timestamp?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: [LocalDate]] {
    var stages: [ID<Account>: [LocalDate]] = [:]
    try tx.forEach(
      """
      SELECT account_id, changed_at FROM account_stage_change
      WHERE workspace_id = \(workspace) AND \(within("account_id", stretch)) AND \(learned("recorded_at", by: moment))
      """
    ) { stages[try $0["account_id"], default: []].append((try $0["changed_at"] as Timestamp).utcDay) }
    return stages
  }

  /// How many different dimensions the signals of a metric had in a window, by account.
  static func distinct(
    _ metric: Int, from: LocalDate, to: LocalDate, _ stretch: Stretch, knownAt moment: Timestamp?,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: Int] {
    let rows = try tx.all(
      """
      SELECT account_id, count(DISTINCT dimension) AS number FROM signal
      WHERE workspace_id = \(workspace) AND \(within("account_id", stretch)) AND metric = \(metric)
        AND occurred_at >= \(from.utcStart) AND occurred_at < \((to + 1).utcStart)
        AND \(learned("recorded_at", by: moment))
      GROUP BY account_id
      """
    ) { (account: try $0["account_id"] as ID<Account>, number: try $0["number"] as Int) }
    return Dictionary(rows.map { ($0.account, $0.number) }) { first, _ in first }
  }

  private static func learned(_ column: SQL, by moment: Timestamp?) -> SQL {
    moment.map { "\(column) <= \($0)" } ?? "1 = 1"
  }

  private static func within(_ column: SQL, _ stretch: Stretch) -> SQL { stretch.holds(column) }
}
