import Foundation
import Kernel
import Storage

/// All SQL about how many accounts segments had, day by day.
enum SegmentCountStore {
  /// Notes how many accounts are in the segment, as the count of `day`.
  static func note(
    _ segment: ID<Segment>, on day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let members: Int =
      try tx.value(
        """
        SELECT count(*) FROM segment_member
        WHERE workspace_id = \(workspace) AND segment_id = \(segment) AND left_at IS NULL
        """) ?? 0
    try tx.execute(
      """
      INSERT INTO segment_count (workspace_id, segment_id, day, members)
      VALUES (\(workspace), \(segment), \(day), \(members))
      ON CONFLICT (workspace_id, segment_id, day) DO UPDATE SET members = excluded.members
      """)
  }

  /// The counts of these days, oldest first; a day on which nothing was noted has the count of the day before,
  /// and the days before the segment's first have none.
  static func counts(
    of segment: ID<Segment>, from: LocalDate, to: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [SegmentCount] {
    let noted = try tx.all(
      """
      SELECT day, members FROM segment_count
      WHERE workspace_id = \(workspace) AND segment_id = \(segment) AND day <= \(to)
        AND day >= coalesce((SELECT max(c.day) FROM segment_count c WHERE c.workspace_id = \(workspace)
          AND c.segment_id = \(segment) AND c.day <= \(from)), \(from))
      ORDER BY day
      """
    ) { SegmentCount(day: try $0["day"], members: try $0["members"]) }
    let byDay = Dictionary(noted.map { ($0.day, $0.members) }) { $1 }
    var last = noted.first { $0.day <= from }?.members
    return (0...max(0, to - from)).compactMap { offset in
      last = byDay[from + offset] ?? last
      return last.map { SegmentCount(day: from + offset, members: $0) }
    }
  }

  /// The same for the accounts that `visible` (alias `a`) lets through, counted from the memberships.
  static func counts(
    of segment: Segment, from: LocalDate, to: LocalDate, where visible: SQL, zone: TimeZone,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [SegmentCount] {
    let first = max(from, segment.createdAt.day(in: zone))
    guard first <= to else { return [] }
    var changes = [Int](repeating: 0, count: to - first + 2)
    try tx.forEach(
      """
      SELECT m.entered_at, m.left_at FROM segment_member m
      JOIN account a ON a.workspace_id = m.workspace_id AND a.id = m.account_id
      WHERE m.workspace_id = \(workspace) AND m.segment_id = \(segment.id) AND \(visible)
      """
    ) { row in
      let entered = (try row["entered_at"] as Timestamp).day(in: zone)
      let left = (try row["left_at"] as Timestamp?)?.day(in: zone)
      changes[min(max(0, entered - first), changes.count - 1)] += 1
      if let left { changes[min(max(0, left - first), changes.count - 1)] -= 1 }
    }
    var members = 0
    return (0...(to - first)).map { offset in
      members += changes[offset]
      return SegmentCount(day: first + offset, members: members)
    }
  }
}
