import Customers
import Kernel
import Storage

/// What of tracking goes over when two accounts, or two contacts, become one.
public enum TrackingMerge {
  public static let accounts = MergePart(
    tables: [
      MergedTable("tracking_group", "account_id", .moves),
      MergedTable(userDays, "account_id", .restored(derived: .columns([]))),
    ], merged: uniteUserDays)

  public static let contacts = MergePart(tables: [MergedTable("tracking_user", "contact_id", .moves)])

  private static let userDays = "metric_user_day"

  /// A day's users are those of both: who is told of again counts once.
  private static func uniteUserDays(_ pair: MergePair, _ journal: inout MergeJournal, _ tx: Transaction) throws {
    guard let table = try StoredTable.all(tx)[userDays] else { return }
    let rows = try journal.before(of: "\(userDays).account_id").map { try table.row($0) }
    let survivor = pair.survivor.sqlValue
    func key(_ row: StoredRow) -> [SQLValue] { [row["metric"] ?? .null, row["day"] ?? .null] }
    let own = rows.filter { StoredTable.isSame($0["account_id"] ?? .null, survivor) }
    let known = Dictionary(own.map { (key($0), $0) }) { first, _ in first }
    for var row in rows where !StoredTable.isSame(row["account_id"] ?? .null, survivor) {
      row["account_id"] = survivor
      if let kept = known[key(row)] {
        row["users"] = union(kept["users"], row["users"])
        try table.update(row, tx)
      } else {
        try table.insert(row, tx)
      }
    }
  }

  /// Hashes of eight bytes each: the first list, and what the second has beyond it.
  private static func union(_ first: SQLValue?, _ second: SQLValue?) -> SQLValue {
    guard case .blob(let kept)? = first, case .blob(let other)? = second else { return first ?? second ?? .null }
    func hashes(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
      stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { bytes[$0..<$0 + 8] }
    }
    let known = Set(hashes(kept))
    return .blob(kept + hashes(other).filter { !known.contains($0) }.joined())
  }
}
