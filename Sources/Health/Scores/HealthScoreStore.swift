import Customers
import Kernel
import Storage

/// All SQL about scores as they were computed, day by day.
public enum HealthScoreStore {
  /// Writes scores, over those of the same account and day, and the spans of bands that follow from them.
  public static func upsert(
    _ records: some Sequence<HealthRecord>, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "health_score",
      columns: [
        "workspace_id", "account_id", "day", "scorecard_version", "score", "coverage", "band", "lines", "recorded_at",
      ],
      rows: records.lazy.map { record in
        [
          workspace.sqlValue, record.account.sqlValue, record.day.sqlValue, record.scorecardVersion.sqlValue,
          record.score?.sqlValue ?? .null, .real(record.coverage), .text(record.band.rawValue), .blob(record.lines),
          now.sqlValue,
        ]
      },
      onConflict: """
        ON CONFLICT (workspace_id, account_id, day) DO UPDATE SET scorecard_version = excluded.scorecard_version,
          score = excluded.score, coverage = excluded.coverage, band = excluded.band, lines = excluded.lines,
          recorded_at = excluded.recorded_at
        WHERE health_score.lines IS DISTINCT FROM excluded.lines OR health_score.score IS DISTINCT FROM excluded.score
          OR health_score.coverage <> excluded.coverage OR health_score.band <> excluded.band
          OR health_score.scorecard_version <> excluded.scorecard_version
        """)
    try HealthSpanStore.follow(records, in: workspace, tx)
  }

  /// The scores of an account, oldest first.
  ///
  /// - Parameter moment: what was learned later is left out; nil for all that is known.
  public static func history(
    of account: ID<Account>, from: LocalDate, to: LocalDate, knownAt moment: Timestamp? = nil,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [HealthPoint] {
    let known = HealthPastStore.scores(
      "workspace_id = \(workspace) AND account_id = \(account) AND day >= \(from) AND day <= \(to)", knownAt: moment)
    return try tx.all("SELECT day, score, coverage, band, scorecard_version FROM \(known) h ORDER BY day") {
      HealthPoint(
        day: try $0["day"], score: try $0["score"], coverage: try $0["coverage"], band: try $0["band"],
        scorecardVersion: try $0["scorecard_version"])
    }
  }

  /// Another text whenever the account was scored again.
  static func stamp(of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction) throws -> String {
    let last = try tx.first(
      """
      SELECT day, score, scorecard_version, recorded_at FROM health_score
      WHERE workspace_id = \(workspace) AND account_id = \(account) ORDER BY day DESC LIMIT 1
      """
    ) {
      let numbers: [Int64?] = [try $0["day"], try $0["score"], try $0["scorecard_version"], try $0["recorded_at"]]
      return numbers.map { $0.map(String.init) ?? "" }
    }
    return (last ?? []).joined(separator: " ")
  }

  /// The latest score with all its lines on or before `day`, and not before `earliest`.
  public static func latest(
    of account: ID<Account>, onOrBefore day: LocalDate, notBefore earliest: LocalDate, knownAt moment: Timestamp? = nil,
    library: ScorecardLibrary, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Score? {
    let known = HealthPastStore.scores(
      "workspace_id = \(workspace) AND account_id = \(account) AND day <= \(day) AND day >= \(earliest)",
      knownAt: moment)
    let found = try tx.first(
      "SELECT scorecard_version, lines FROM \(known) h ORDER BY day DESC LIMIT 1"
    ) { (version: try $0["scorecard_version"] as Int32, lines: try $0["lines"] as [UInt8]) }
    guard let found, let card = try library.definition(found.version, in: workspace, tx) else { return nil }
    return found.lines.withUnsafeBytes { try? Score(bytes: $0, scorecard: card) }
  }

  /// The weekly scores of an account up to `day`, as its summary keeps them.
  public static func trend(
    of account: ID<Account>, endingOn day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Int?] {
    let points = try history(
      of: account, from: day - 7 * HealthTrend.weeks, to: day, in: workspace, tx)
    return HealthTrend.made(of: points.map { ($0.day, $0.band == .grey ? nil : $0.score) }, endingOn: day)
  }
}
