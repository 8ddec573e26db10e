/// One line of the completion popup.
public struct FilterSuggestion: Hashable, Sendable {
  public enum Kind: String, Sendable { case field, comparison, value, word }

  public let kind: Kind
  /// In the reader's language.
  public let label: String
  /// What takes the place of `range`.
  public let insertion: String
  /// In Unicode code points of the text.
  public let range: Range<Int>

  public init(kind: Kind, label: String, insertion: String, range: Range<Int>) {
    self.kind = kind
    self.label = label
    self.insertion = insertion
    self.range = range
  }
}
