/// A field's name, a value or a piece of free text, with the place where it stood.
public struct FilterWord: Sendable {
  /// Without the quotes, escapes resolved.
  public let text: String
  /// A quoted word is never one of the language's own words: `"none"` is the text "none".
  public let isQuoted: Bool
  /// In Unicode code points of the source.
  public let range: Range<Int>

  public init(_ text: String, isQuoted: Bool = false, range: Range<Int> = 0..<0) {
    self.text = text
    self.isQuoted = isQuoted
    self.range = range
  }
}

extension FilterWord: Hashable {
  /// Equal when they say the same, wherever they stood.
  public static func == (left: FilterWord, right: FilterWord) -> Bool {
    left.text == right.text && left.isQuoted == right.isQuoted
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(isQuoted)
  }
}
