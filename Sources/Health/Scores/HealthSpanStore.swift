import Customers
import Kernel
import Storage

/// All SQL that keeps the spans of bands true: from when to when an account was in one band. They follow from the scores
/// of its days; a span lasts until a score says another band.
enum HealthSpanStore {
  /// The end of a span that goes on: the last day there is.
  static let open = LocalDate(daysSinceEpoch: 2_932_896)
  private static let chunk = 200

  /// Brings the spans up to date with scores that have just been written, of whatever days.
  static func follow(
    _ written: some Sequence<HealthRecord>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    var days: [ID<Account>: [(day: LocalDate, band: Band)]] = [:]
    for record in written { days[record.account, default: []].append((record.day, record.band)) }
    var changed: [LocalDate: [ID<Account>]] = [:]
    for some in days.keys.sorted().filledChunks(of: chunk) {
      let present = try present(some, in: workspace, tx)
      for account in Set(some) {
        let span = present[account]
        // A day within the span that goes on, in its band, is told by it already.
        let news = (days[account] ?? []).filter { one in span.map { one.day < $0.day || one.band != $0.band } ?? true }
        if let first = news.map(\.day).min() { changed[first, default: []].append(account) }
      }
    }
    for (day, accounts) in changed.sorted(by: { $0.key < $1.key }) {
      for some in accounts.sorted().filledChunks(of: chunk) { try rebuild(some, from: day, in: workspace, tx) }
    }
  }

  /// The span that goes on, by account.
  private static func present(
    _ accounts: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: (day: LocalDate, band: Band)] {
    var found: [ID<Account>: (day: LocalDate, band: Band)] = [:]
    try tx.forEach(
      """
      SELECT account_id, day, band FROM health_span
      WHERE workspace_id = \(workspace) AND \(SQL.contains("account_id", accounts)) AND until = \(open)
      """
    ) { found[try $0["account_id"]] = (try $0["day"], try $0["band"]) }
    return found
  }

  /// Makes the spans of these accounts anew from a day on.
  static func rebuild(
    _ accounts: [ID<Account>], from day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let which: SQL = "workspace_id = \(workspace) AND \(SQL.contains("account_id", accounts))"
    try tx.execute("DELETE FROM health_span WHERE \(which) AND day >= \(day)")
    try tx.execute(
      """
      INSERT INTO health_span (workspace_id, account_id, day, until, band)
      SELECT c.workspace_id, c.account_id, c.day,
        coalesce(lead(c.day) OVER (PARTITION BY c.account_id ORDER BY c.day), \(open)), c.band
      FROM (
        SELECT workspace_id, account_id, day, band,
          lag(band) OVER (PARTITION BY account_id ORDER BY day) AS band_before
        FROM health_score WHERE \(which) AND day >= \(day)) c
      WHERE c.band <> coalesce(c.band_before, (
        SELECT p.band FROM health_span p
        WHERE p.workspace_id = c.workspace_id AND p.account_id = c.account_id AND p.day < \(day)
        ORDER BY p.day DESC LIMIT 1), 'none')
      """)
    try tx.execute(
      """
      UPDATE health_span SET until = coalesce((
        SELECT min(n.day) FROM health_span n
        WHERE n.workspace_id = health_span.workspace_id AND n.account_id = health_span.account_id
          AND n.day >= \(day)), \(open))
      WHERE \(which) AND day < \(day) AND until >= \(day)
      """)
  }
}
