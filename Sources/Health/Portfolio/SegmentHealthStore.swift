import Customers
import Kernel
import Storage

/// All SQL that reads the weekly scores of many accounts.
enum SegmentHealthStore {
  /// Weekly scores as an account's summary keeps them, oldest first.
  struct Trend: Sendable {
    let scores: [Int?]
    /// In the week of the last one.
    let day: LocalDate

    /// The latest score of the week of a day.
    func score(on wanted: LocalDate) -> Int? {
      let back = (day - day.weekday - (wanted - wanted.weekday)) / 7
      let place = scores.count - 1 - back
      return scores.indices.contains(place) ? scores[place] : nil
    }
  }

  /// The trends of the accounts that `condition` (alias `a`) lets through.
  static func trends(
    _ condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: Trend] {
    var trends: [ID<Account>: Trend] = [:]
    try tx.forEach(
      """
      SELECT s.* FROM account a JOIN account_summary s ON s.workspace_id = a.workspace_id AND s.account_id = a.id
      WHERE a.workspace_id = \(workspace) AND s.health_day IS NOT NULL AND \(condition)
      """
    ) { row in
      let health = try AccountSummary(row: row).health
      if let day = health.day { trends[try row["account_id"]] = Trend(scores: health.trend, day: day) }
    }
    return trends
  }
}
