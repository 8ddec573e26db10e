/// A name as people write it, and in Latin letters for addresses.
struct NameWord: Sendable, Equatable {
  let text: String
  /// Lowercase ASCII.
  let latin: String

  init(_ text: String, _ latin: String? = nil) {
    self.text = text
    self.latin = latin ?? text.lowercased().filter { $0.isASCII && $0.isLetter }
  }

  /// Reads `text latin` pairs, one after the other.
  static func pairs(_ words: String) -> [NameWord] {
    let parts = words.split(whereSeparator: \.isWhitespace).map(String.init)
    return stride(from: 0, to: parts.count - 1, by: 2).map { NameWord(parts[$0], parts[$0 + 1]) }
  }

  /// Reads words in Latin letters.
  static func words(_ words: String) -> [NameWord] {
    words.split(whereSeparator: \.isWhitespace).map { NameWord(String($0)) }
  }
}
