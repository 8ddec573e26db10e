import Kernel
import Storage

/// Who is in a segment follows from what the accounts are: the rounds see to it after a merge and within its undo.
///
/// Where undo leaves the account in a segment, or outside of it, as it was before the merge, it always was: comings and
/// goings of the two as one are forgotten. Otherwise what happened since stays told.
enum SegmentMerge {
  private static let table = MergedTable("segment_member", "account_id", .restored(derived: .columns([])))

  static let part = MergePart(tables: [table], undone: undo)

  private static func undo(_ pair: MergePair, _ journal: inout MergeJournal, _ tx: Transaction) throws {
    let (survivor, merged) = pair.ids(of: Account.self)
    try SegmentMemberStore.leaveArchived([survivor, merged], in: pair.workspace, tx)
    let round = try SegmentRound(at: pair.now, in: pair.workspace, tx)
    try round?.run([survivor, merged], tx)
    let rows = try MergeRowStore(pair, tx)
    let stored = try rows.table(table.name)
    let before = try rows.before(table, of: pair.survivor, stored, journal)
    let now = try stored.lines(where: rows.rows(of: table, pair.survivor), tx).map { try stored.row($0) }
    let otherwise = isPresent(in: before).symmetricDifference(isPresent(in: now))
    for row in now where !otherwise.contains(segment(of: row)) { try stored.delete(row, tx) }
    for row in before where !otherwise.contains(segment(of: row)) { try stored.insert(row, tx) }
    guard let round else { return }
    for id in Set((before + now).map(segment(of:))).compactMap(ID<Segment>.init(sqlValue:)) {
      try SegmentCountStore.note(id, on: round.today, in: pair.workspace, tx)
    }
  }

  private static func segment(of row: StoredRow) -> SQLValue { row["segment_id"] ?? .null }

  /// The segments that the account is in.
  private static func isPresent(in rows: [StoredRow]) -> Set<SQLValue> {
    Set(rows.filter { ($0["left_at"] ?? .null) == .null }.map(segment(of:)))
  }
}
