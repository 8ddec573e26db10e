import Foundation
import Kernel
import Storage

/// All SQL about who is and was in segments.
enum SegmentMemberStore {
  /// The condition, on the alias `m`, of having been in the segment at the end of that day, as it was known then.
  static func isIn(at time: FilterTime, _ zone: TimeZone) -> SQL {
    let end = time.day.map { ($0 + 1).start(in: zone) }
    var conditions: [SQL] = []
    if let end { conditions.append("m.entered_at < \(end)") }
    if let known = time.knownAt { conditions.append("m.entered_recorded_at <= \(known)") }
    var still: [SQL] = ["m.left_at IS NULL"]
    if let end { still.append("m.left_at >= \(end)") }
    if let known = time.knownAt { still.append("m.left_recorded_at > \(known)") }
    return SQL.all(conditions + [SQL.any(still)])
  }

  /// The condition, on the alias `a`, of ever having been in the segment.
  static func everIn(_ segment: ID<Segment>, in workspace: ID<Workspace>) -> SQL {
    "a.id IN (SELECT m.account_id FROM segment_member m WHERE m.workspace_id = \(workspace) AND m.segment_id = \(segment))"
  }

  /// Every time that an account which `visible` (alias `a`) lets through was in the segment.
  static func stays(
    in segment: ID<Segment>, where visible: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [(account: ID<Account>, entered: Timestamp, left: Timestamp?)] {
    try tx.all(
      """
      SELECT m.account_id, m.entered_at, m.left_at FROM segment_member m
      JOIN account a ON a.workspace_id = m.workspace_id AND a.id = m.account_id
      WHERE m.workspace_id = \(workspace) AND m.segment_id = \(segment) AND \(visible)
      """
    ) { (account: try $0["account_id"], entered: try $0["entered_at"], left: try $0["left_at"]) }
  }

  /// The accounts that answer `condition` and are not in the segment.
  static func entering(
    _ segment: ID<Segment>, _ condition: SQL, among accounts: [ID<Account>]?, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [ID<Account>] {
    let which: SQL = accounts.map { SQL.contains("a.id", $0) } ?? "1 = 1"
    return try tx.values(
      """
      SELECT a.id FROM account a CROSS JOIN account_summary s
      WHERE a.workspace_id = \(workspace) AND s.workspace_id = \(workspace) AND s.account_id = a.id AND \(which)
        AND (\(condition)) AND NOT EXISTS (\(present(segment, of: "a.id", in: workspace)))
      ORDER BY a.id
      """)
  }

  /// The accounts in the segment that do not answer `condition`.
  static func leaving(
    _ segment: ID<Segment>, _ condition: SQL, among accounts: [ID<Account>]?, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [ID<Account>] {
    let which: SQL = accounts.map { SQL.contains("a.id", $0) } ?? "1 = 1"
    return try tx.values(
      """
      SELECT a.id FROM account a CROSS JOIN account_summary s
      WHERE a.workspace_id = \(workspace) AND s.workspace_id = \(workspace) AND s.account_id = a.id AND \(which)
        AND EXISTS (\(present(segment, of: "a.id", in: workspace))) AND (\(condition)) IS NOT TRUE
      ORDER BY a.id
      """)
  }

  static func enter(
    _ segment: ID<Segment>, _ accounts: [ID<Account>], at now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "segment_member",
      columns: ["workspace_id", "segment_id", "account_id", "entered_at", "entered_recorded_at"],
      rows: accounts.lazy.map {
        [workspace.sqlValue, segment.sqlValue, $0.sqlValue, now.sqlValue, now.sqlValue]
      },
      onConflict: """
        ON CONFLICT (workspace_id, segment_id, account_id, entered_at) DO UPDATE SET left_at = NULL,
          left_recorded_at = NULL
        """)
  }

  /// Ends the present membership of these accounts, or of all.
  static func leave(
    _ segment: ID<Segment>, _ accounts: [ID<Account>]?, at now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    let lists = accounts.map { all in
      all.chunks(of: 500)
    }
    for list in lists?.map(Optional.some) ?? [nil] {
      let which: SQL = list.map { SQL.contains("account_id", $0) } ?? "1 = 1"
      try tx.execute(
        """
        UPDATE segment_member SET left_at = \(now), left_recorded_at = \(now)
        WHERE workspace_id = \(workspace) AND segment_id = \(segment) AND left_at IS NULL AND \(which)
        """)
    }
  }

  /// Ends memberships of these accounts in segments that are laid aside, as of the day on which they were.
  static func leaveArchived(_ accounts: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let archived: SQL = """
      (SELECT s.archived_at FROM segment s
        WHERE s.workspace_id = segment_member.workspace_id AND s.id = segment_member.segment_id)
      """
    try tx.execute(
      """
      UPDATE segment_member SET left_at = \(archived), left_recorded_at = \(archived)
      WHERE workspace_id = \(workspace) AND \(SQL.contains("account_id", accounts)) AND left_at IS NULL
        AND \(archived) IS NOT NULL
      """)
  }

  /// How many of the accounts that `visible` (alias `a`) lets through are in each segment.
  static func counts(
    where visible: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Segment>: Int] {
    let rows = try tx.all(
      """
      SELECT m.segment_id, count(*) AS members FROM segment_member m
      JOIN account a ON a.workspace_id = m.workspace_id AND a.id = m.account_id
      WHERE m.workspace_id = \(workspace) AND m.left_at IS NULL AND \(visible) GROUP BY m.segment_id
      """
    ) { (segment: try $0["segment_id"] as ID<Segment>, members: try $0["members"] as Int) }
    return Dictionary(rows.map { ($0.segment, $0.members) }) { first, _ in first }
  }

  /// The same for one segment.
  static func count(
    of segment: ID<Segment>, where visible: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Int {
    try tx.value(
      """
      SELECT count(*) FROM segment_member m
      JOIN account a ON a.workspace_id = m.workspace_id AND a.id = m.account_id
      WHERE m.workspace_id = \(workspace) AND m.segment_id = \(segment) AND m.left_at IS NULL AND \(visible)
      """) ?? 0
  }

  /// Who entered and left after `moment`, newest first.
  static func changes(
    of segment: ID<Segment>, after moment: Timestamp, where visible: SQL, limit: Int, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [SegmentChange] {
    func half(_ column: SQL, _ kind: SQL) -> SQL {
      """
      SELECT a.id, a.name, \(column) AS at, \(kind) AS entered FROM segment_member m
      JOIN account a ON a.workspace_id = m.workspace_id AND a.id = m.account_id
      WHERE m.workspace_id = \(workspace) AND m.segment_id = \(segment) AND \(column) > \(moment) AND \(visible)
      """
    }
    return try tx.all(
      "\(half("m.entered_at", "1")) UNION ALL \(half("m.left_at", "0")) ORDER BY 3 DESC, 4, 2, 1 LIMIT \(limit)"
    ) {
      SegmentChange(
        account: try $0["id"], name: try $0["name"], at: try $0["at"], hasEntered: try $0["entered"] as Int == 1)
    }
  }

  private static func present(_ segment: ID<Segment>, of account: SQL, in workspace: ID<Workspace>) -> SQL {
    """
    SELECT 1 FROM segment_member m WHERE m.workspace_id = \(workspace) AND m.segment_id = \(segment)
      AND m.account_id = \(account) AND m.left_at IS NULL
    """
  }
}
