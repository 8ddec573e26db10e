/// What a merge did to the rows of each table, as lines of a logical export: enough to undo it.
public struct MergeJournal: Sendable {
  enum State: String, Sendable {
    /// The key of a row that went over.
    case moved
    /// A row as it was before.
    case before
    /// A row of the one that stays, as the merge left it.
    case after
  }

  struct Entry: Sendable {
    /// The table and the column that names the account or contact.
    let table: String
    let state: State
    let line: String
  }

  private(set) var entries: [Entry] = []

  mutating func note(_ lines: [String], of table: String, _ state: State) {
    entries += lines.map { Entry(table: table, state: state, line: $0) }
  }

  /// The rows of both as they were, by the table and the column that names them: `metric_month.account_id`.
  package func before(of label: String) -> [String] { lines(of: label, .before) }

  func lines(of table: String, _ state: State) -> [String] {
    entries.filter { $0.table == table && $0.state == state }.map(\.line)
  }
}
