import Kernel
import Storage

/// Moves the rows of any table from one account or contact to another, and back.
///
/// Undo compares three states: the row before the merge, as the merge left it, and as it is now. Where nobody has
/// touched it since, it becomes what it was, byte for byte; what was changed since stays changed.
struct MergeRowStore {
  let pair: MergePair
  let tables: [String: StoredTable]
  let tx: Transaction

  init(_ pair: MergePair, _ tx: Transaction) throws {
    self.pair = pair
    self.tx = tx
    tables = try StoredTable.all(tx)
  }

  /// - Throws: `ExportError.unknown` when the schema has no such table.
  func table(_ name: String) throws -> StoredTable {
    guard let table = tables[name] else { throw ExportError.unknown(name) }
    return table
  }

  /// The rows of a table that name `subject`.
  func rows(of table: MergedTable, _ subject: EventSubject) -> SQL {
    "workspace_id = \(pair.workspace) AND \(SQL.name(table.column)) = \(subject)"
  }

  /// How many rows of the other go over.
  func count(_ table: MergedTable) throws -> Int {
    try tx.value("SELECT count(*) FROM \(SQL.name(table.name)) WHERE \(rows(of: table, pair.merged))") ?? 0
  }

  func merge(_ merged: MergedTable, _ journal: inout MergeJournal) throws {
    switch merged.treatment {
    case .handled: break
    case .moves: try move(merged, &journal)
    case .aside: try setAside(merged, &journal)
    case .restored:
      let table = try table(merged.name)
      journal.note(try table.lines(where: rows(of: merged, pair.survivor), tx), of: merged.label, .before)
      try setAside(merged, &journal)
    }
  }

  /// Notes what the merge has made of the rows of the one that stays.
  func finish(_ merged: MergedTable, _ journal: inout MergeJournal) throws {
    guard case .restored = merged.treatment else { return }
    let table = try table(merged.name)
    journal.note(try table.lines(where: rows(of: merged, pair.survivor), tx), of: merged.label, .after)
  }

  /// Notes the two themselves as they were.
  func begin(_ subject: MergedTable, _ journal: inout MergeJournal) throws {
    let table = try table(subject.name)
    for one in [pair.survivor, pair.merged] {
      journal.note(try table.lines(where: rows(of: subject, one), tx), of: subject.label, .before)
    }
  }

  /// Removes the other itself, to which nothing belongs any more, and notes what has become of the one that stays.
  func end(_ subject: MergedTable, _ journal: inout MergeJournal) throws {
    let table = try table(subject.name)
    try tx.execute("DELETE FROM \(SQL.name(table.name)) WHERE \(rows(of: subject, pair.merged))")
    journal.note(try table.lines(where: rows(of: subject, pair.survivor), tx), of: subject.label, .after)
  }

  /// Puts the two themselves back; the other first, since the one that stays may refer to it.
  func undoSubject(
    _ subject: MergedTable, _ journal: MergeJournal, adjusting: (inout StoredRow) throws -> Void
  ) throws {
    let table = try table(subject.name)
    for var row in try before(subject, of: pair.merged, table, journal) {
      try adjusting(&row)
      try table.insert(row, tx)
    }
    try restore(subject, .columns([]), journal, adjusting: adjusting)
  }

  func undo(_ merged: MergedTable, _ journal: MergeJournal) throws {
    switch merged.treatment {
    case .handled: break
    case .moves:
      try moveBack(merged, journal)
      try putBack(merged, journal)
    case .aside: try putBack(merged, journal)
    case .restored(let derived):
      // Of a merge that was made while the rows of the table still moved.
      try moveBack(merged, journal)
      try restore(merged, derived, journal)
      try putBack(merged, journal)
    }
  }

  private func setAside(_ merged: MergedTable, _ journal: inout MergeJournal) throws {
    let table = try table(merged.name)
    journal.note(try table.lines(where: rows(of: merged, pair.merged), tx), of: merged.label, .before)
    try tx.execute("DELETE FROM \(SQL.name(table.name)) WHERE \(rows(of: merged, pair.merged))")
  }

  private func move(_ merged: MergedTable, _ journal: inout MergeJournal) throws {
    let table = try table(merged.name)
    let rest = table.primaryKey.filter { $0 != merged.column }
    if rest.count < table.primaryKey.count {
      // The key names the subject: the one that stays may have such a row already.
      let same = SQL.join(rest.map { "kept.\(SQL.name($0)) = \(SQL.name(table.name)).\(SQL.name($0))" }, by: " AND ")
      let clash: SQL = """
        \(rows(of: merged, pair.merged)) AND EXISTS (SELECT 1 FROM \(SQL.name(table.name)) kept
          WHERE kept.\(SQL.name(merged.column)) = \(pair.survivor) AND \(same))
        """
      journal.note(try table.lines(where: clash, tx), of: merged.label, .before)
      try tx.execute("DELETE FROM \(SQL.name(table.name)) WHERE \(clash)")
    }
    journal.note(try table.lines(table.primaryKey, where: rows(of: merged, pair.merged), tx), of: merged.label, .moved)
    try tx.execute(
      """
      UPDATE \(SQL.name(table.name)) SET \(SQL.name(merged.column)) = \(pair.survivor)
      WHERE \(rows(of: merged, pair.merged))
      """)
  }

  /// Lists in statements have this length.
  private static let chunk = 100

  private func moveBack(_ merged: MergedTable, _ journal: MergeJournal) throws {
    let table = try table(merged.name)
    let keys = try journal.lines(of: merged.label, .moved).map { try table.row($0, table.primaryKey) }
    let names = SQL.join(table.primaryKey.map(SQL.name), by: ", ")
    for part in keys.chunks(of: Self.chunk) {
      let some = part.map { key -> SQL in
        let values = table.primaryKey.map { $0 == merged.column ? pair.survivor.sqlValue : key[$0] ?? .null }
        return "(\(SQL.join(values.map(SQL.value), by: ", ")))"
      }
      try tx.execute(
        """
        UPDATE \(SQL.name(table.name)) SET \(SQL.name(merged.column)) = \(pair.merged)
        WHERE \(rows(of: merged, pair.survivor)) AND (\(names)) IN (VALUES \(SQL.join(some, by: ", ")))
        """)
    }
  }

  /// Adds the other's rows again that were kept aside, unless something newer has taken their place.
  private func putBack(_ merged: MergedTable, _ journal: MergeJournal) throws {
    let table = try table(merged.name)
    for row in try before(merged, of: pair.merged, table, journal) { try table.insert(row, isOptional: true, tx) }
  }

  /// The rows of one of the two as they were.
  func before(
    _ merged: MergedTable, of subject: EventSubject, _ table: StoredTable, _ journal: MergeJournal
  ) throws -> [StoredRow] {
    try journal.lines(of: merged.label, .before).map { try table.row($0) }.filter { row in
      row[merged.column].map { StoredTable.isSame($0, subject.sqlValue) } ?? false
    }
  }

  private func restore(
    _ merged: MergedTable, _ derived: MergedTable.Derived, _ journal: MergeJournal,
    adjusting: (inout StoredRow) throws -> Void = { _ in }
  ) throws {
    let table = try table(merged.name)
    func byKey(_ rows: [StoredRow]) -> [[SQLValue]: StoredRow] {
      Dictionary(rows.map { (table.key(of: $0), $0) }) { first, _ in first }
    }
    let before = byKey(try self.before(merged, of: pair.survivor, table, journal))
    let after = byKey(try journal.lines(of: merged.label, .after).map { try table.row($0) })
    let now = byKey(try table.lines(where: rows(of: merged, pair.survivor), tx).map { try table.row($0) })
    for (key, row) in now where before[key] == nil {
      // Made by the merge, and left alone since.
      if row == after[key] { try table.delete(row, tx) }
    }
    for (key, row) in before {
      guard let present = now[key] else {
        if after[key] == nil { try table.insert(row, isOptional: true, tx) }
        continue
      }
      var result = merge(row, after[key], present, derived)
      try adjusting(&result)
      if result != present { try table.update(result, tx) }
    }
  }

  /// Column by column: what was so before, unless it was changed since the merge.
  private func merge(
    _ before: StoredRow, _ after: StoredRow?, _ now: StoredRow, _ derived: MergedTable.Derived
  ) -> StoredRow {
    var result = before
    for (column, value) in now where !derived.contains(column) && after?[column] != value { result[column] = value }
    return result
  }
}
