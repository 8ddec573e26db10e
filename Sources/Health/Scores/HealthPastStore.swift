import Customers
import Kernel
import Storage

/// All SQL about scores of past days that are reckoned anew: what was known before stays to be asked for.
enum HealthPastStore {
  /// A score as it is stored.
  struct Stored: Sendable, Equatable {
    let day: LocalDate
    let version: Int32
    let lines: [UInt8]
  }

  /// The rows of scores, replaced ones among them, that were known at `moment`; those of now when it is nil. To stand
  /// for a table.
  static func scores(_ condition: SQL, knownAt moment: Timestamp?) -> SQL {
    let columns: SQL = "account_id, day, scorecard_version, score, coverage, band, lines"
    guard let moment else { return "(SELECT \(columns) FROM health_score WHERE \(condition))" }
    return """
      (SELECT \(columns) FROM health_score WHERE \(condition) AND recorded_at <= \(moment)
        UNION ALL
        SELECT \(columns) FROM health_score_past
        WHERE \(condition) AND recorded_at <= \(moment) AND replaced_at > \(moment))
      """
  }

  /// The scores of an account on days before `today`, oldest first.
  static func stored(
    of account: ID<Account>, from day: LocalDate, before today: LocalDate, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [Stored] {
    try tx.all(
      """
      SELECT day, scorecard_version, lines FROM health_score
      WHERE workspace_id = \(workspace) AND account_id = \(account) AND day >= \(day) AND day < \(today) ORDER BY day
      """
    ) { Stored(day: try $0["day"], version: try $0["scorecard_version"], lines: try $0["lines"]) }
  }

  /// The earliest scored day of an account.
  static func firstDay(
    of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> LocalDate? {
    try tx.value("SELECT min(day) FROM health_score WHERE workspace_id = \(workspace) AND account_id = \(account)")
  }

  static func hasAny(before day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Bool {
    try tx.exists("SELECT 1 FROM health_score WHERE workspace_id = \(workspace) AND day < \(day) LIMIT 1")
  }

  /// The versions of scorecards that a person made: the scores by them keep them.
  static func versionsOfPeople(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Set<Int32> {
    Set(
      try tx.values(
        "SELECT number FROM scorecard_version WHERE workspace_id = \(workspace) AND created_by IS NOT NULL",
        as: Int32.self))
  }

  /// Writes scores of past days, in the order of accounts and days, over those that they differ from. What is replaced
  /// is kept, unless it was learned on this very day.
  static func rewrite(
    _ records: [HealthRecord], at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    var changed: [HealthRecord] = []
    for chunk in records.chunked(by: { $0.account == $1.account }) {
      guard let first = chunk.first, let last = chunk.last else { continue }
      let known = try stored(of: first.account, from: first.day, before: last.day + 1, in: workspace, tx)
      let byDay = Dictionary(known.map { ($0.day, $0) }) { first, _ in first }
      let differing = chunk.filter { record in
        byDay[record.day].map { $0.version != record.scorecardVersion || $0.lines != record.lines } ?? true
      }
      try keep(differing.map(\.day).filter { byDay[$0] != nil }, of: first.account, at: now, in: workspace, tx)
      changed += differing
    }
    try HealthScoreStore.upsert(changed, at: now, in: workspace, tx)
  }

  /// Keeps the scores of these days as they were known until now.
  private static func keep(
    _ days: [LocalDate], of account: ID<Account>, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    for some in days.chunks(of: 100) {
      try tx.execute(
        """
        INSERT INTO health_score_past (workspace_id, account_id, day, recorded_at, replaced_at, scorecard_version,
          score, coverage, band, lines)
        SELECT workspace_id, account_id, day, recorded_at, \(now), scorecard_version, score, coverage, band, lines
        FROM health_score
        WHERE workspace_id = \(workspace) AND account_id = \(account) AND \(SQL.contains("day", some))
          AND recorded_at < \(now.utcDay.utcStart)
        ON CONFLICT (workspace_id, account_id, day, recorded_at) DO NOTHING
        """)
    }
  }
}

extension [HealthRecord] {
  /// Neighbours that belong together.
  fileprivate func chunked(by belongs: (HealthRecord, HealthRecord) -> Bool) -> [ArraySlice<HealthRecord>] {
    var chunks: [ArraySlice<HealthRecord>] = []
    var start = startIndex
    for index in indices where index > start && !belongs(self[index - 1], self[index]) {
      chunks.append(self[start..<index])
      start = index
    }
    if start < endIndex { chunks.append(self[start...]) }
    return chunks
  }
}
