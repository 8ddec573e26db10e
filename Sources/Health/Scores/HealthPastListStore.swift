import Customers
import Kernel
import Storage

/// All SQL that tells lists of accounts the health of a past day.
enum HealthPastListStore {
  /// A score stands for the days of the week behind it.
  private static let reach = 7

  static func health(on day: LocalDate, knownAt moment: Timestamp?) -> AccountPast.Health {
    let week: SQL = "x.day <= \(day) AND x.day >= \(day - reach)"
    let now = join("h", "health_score", week, moment.map { "x.recorded_at <= \($0)" })
    let before = monthAgo(day, moment)
    guard let moment else {
      return AccountPast.Health(
        joins: now, score: "CASE WHEN h.band <> 'grey' THEN h.score END", band: "coalesce(h.band, 'grey')",
        coverage: "coalesce(h.coverage, 0.0)",
        change: "CASE WHEN h.band <> 'grey' THEN h.score - \(before) END", day: "h.day")
    }
    let replaced = join("k", "health_score_past", week, "x.recorded_at <= \(moment) AND x.replaced_at > \(moment)")
    let isReplaced: SQL = "k.day IS NOT NULL AND (h.day IS NULL OR k.day > h.day)"
    func known(_ column: SQL) -> SQL { "CASE WHEN \(isReplaced) THEN k.\(column) ELSE h.\(column) END" }
    return AccountPast.Health(
      joins: """
        \(now) \(replaced) AND k.recorded_at <= \(moment) AND k.replaced_at > \(moment)
        """,
      score: "CASE WHEN \(known("band")) <> 'grey' THEN \(known("score")) END",
      band: "coalesce(\(known("band")), 'grey')",
      coverage: "coalesce(\(known("coverage")), 0.0)",
      change: "CASE WHEN \(known("band")) <> 'grey' THEN \(known("score")) - \(before) END", day: known("day"))
  }

  static func trend(
    of account: ID<Account>, endingOn day: LocalDate, knownAt moment: Timestamp?, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [Int?] {
    let points = try HealthScoreStore.history(
      of: account, from: day - 7 * HealthTrend.weeks, to: day, knownAt: moment, in: workspace, tx)
    return HealthTrend.made(of: points.map { ($0.day, $0.band == .grey ? nil : $0.score) }, endingOn: day)
  }

  /// The latest row of a table that `days` and `known`, on the alias `x`, let through.
  private static func join(_ alias: SQL, _ table: SQL, _ days: SQL, _ known: SQL?) -> SQL {
    """
    LEFT JOIN \(table) \(alias) ON \(alias).workspace_id = b.workspace_id AND \(alias).account_id = b.id
      AND \(alias).day = (SELECT max(x.day) FROM \(table) x WHERE x.workspace_id = b.workspace_id
        AND x.account_id = b.id AND \(days) AND \(known ?? "1 = 1"))
    """
  }

  /// The score of thirty days before.
  private static func monthAgo(_ day: LocalDate, _ moment: Timestamp?) -> SQL {
    let condition: SQL = """
      workspace_id = b.workspace_id AND account_id = b.id AND day <= \(day - 30) AND day > \(day - 60)
        AND band <> 'grey'
      """
    return "(SELECT q.score FROM \(HealthPastStore.scores(condition, knownAt: moment)) q ORDER BY q.day DESC LIMIT 1)"
  }
}
