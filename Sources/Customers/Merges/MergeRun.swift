import Kernel
import Storage

/// One merge, or its undo, in one transaction: the rows of all tables, then what the rooms' parts see to.
struct MergeRun {
  let rows: MergeRowStore
  let parts: [MergePart]
  /// The table of the two themselves.
  let subject: MergedTable
  let tx: Transaction

  init(_ pair: MergePair, _ parts: [MergePart], subject: MergedTable, _ tx: Transaction) throws {
    rows = try MergeRowStore(pair, tx)
    self.parts = parts
    self.subject = subject
    self.tx = tx
  }

  private var tables: [MergedTable] { parts.flatMap(\.tables) }

  /// - Parameter change: gives the one that stays its new values, when everything has gone over to it.
  func merge(_ change: () throws -> Void) throws -> MergeJournal {
    var journal = MergeJournal()
    try rows.begin(subject, &journal)
    for table in tables { try rows.merge(table, &journal) }
    try change()
    for part in parts { try part.merged(rows.pair, &journal, tx) }
    for table in tables { try rows.finish(table, &journal) }
    try rows.end(subject, &journal)
    return journal
  }

  func undo(_ journal: MergeJournal, adjusting: (inout StoredRow) throws -> Void = { _ in }) throws {
    var journal = journal
    try rows.undoSubject(subject, journal, adjusting: adjusting)
    for table in tables { try rows.undo(table, journal) }
    for part in parts { try part.undone(rows.pair, &journal, tx) }
  }

  /// How many rows of the other go over, by the word under which people know them.
  func counts() throws -> [(word: String, count: Int)] {
    try tables.compactMap { table in
      guard let word = table.word else { return nil }
      let count = try rows.count(table)
      return count > 0 ? (word, count) : nil
    }
  }
}
