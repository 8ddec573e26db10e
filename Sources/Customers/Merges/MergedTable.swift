/// How a table takes part when two accounts, or two contacts, become one. Every table that names one is described
/// once, by its room; a test compares the descriptions with the schema.
public struct MergedTable: Sendable {
  /// What becomes of its rows.
  public enum Treatment: Sendable {
    /// They go over to the one that stays, and come back with everything that was changed in them since. Where it
    /// has a row of the same key, that of the other is kept aside.
    case moves
    /// Those of the other are kept aside; undo puts them back.
    case aside
    /// Those of the other are kept aside, those of the one that stays are changed by the merge; undo puts both back.
    /// What was changed since in a column that is not derived stays as it is now.
    case restored(derived: Derived)
    /// The part's own functions see to it.
    case handled
  }

  /// Columns that follow from other tables: what they were before the merge is right after its undo.
  public enum Derived: Sendable {
    case all
    case columns(Set<String>)

    func contains(_ column: String) -> Bool {
      switch self {
      case .all: true
      case .columns(let columns): columns.contains(column)
      }
    }
  }

  public let name: String
  /// The column that holds the id: `account_id`.
  public let column: String
  public let treatment: Treatment
  /// The word under which a preview counts the rows: the catalogue key is `merge.counts.<word>`; nil when people
  /// would not know them.
  public let word: String?

  /// Under what a journal keeps its rows: a table may name two.
  var label: String { "\(name).\(column)" }

  public init(_ name: String, _ column: String, _ treatment: Treatment, word: String? = nil) {
    self.name = name
    self.column = column
    self.treatment = treatment
    self.word = word
  }
}
