/// Which keys of the catalogue the sources name.
struct KeyUsage {
  /// String literals that look like a key: `accounts.title`.
  private(set) var literals: Set<String> = []
  /// Beginnings of literals that are completed at run time: `problem.` of `"problem.\(code)"`.
  private(set) var beginnings: Set<String> = []
  /// Literals that stand directly in `words[…]` or `words(…)`.
  private(set) var asked: Set<String> = []

  /// Reads one Swift source.
  mutating func scan(_ source: String) {
    for line in source.utf8.split(separator: UInt8(ascii: "\n")) { scan(line: line) }
  }

  func covers(_ key: String) -> Bool {
    literals.contains(key) || beginnings.contains { key.hasPrefix($0) }
  }

  /// Literals are taken between quotes; quotes inside interpolations only make pieces that match no key.
  private mutating func scan(line: Substring.UTF8View) {
    var isAsked = false
    for (index, piece) in line.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false).enumerated() {
      let text = Substring(piece)
      let key = text.prefix { $0.isKeyCharacter }
      if index > 0, key.contains(".") {
        if key.endIndex == text.endIndex {
          literals.insert(String(key))
          if isAsked { asked.insert(String(key)) }
        } else if text[key.endIndex...].hasPrefix("\\(") {
          beginnings.insert(String(key))
        }
      }
      isAsked = text.hasSuffix("words[") || text.hasSuffix("words(")
    }
  }
}

extension Character {
  fileprivate var isKeyCharacter: Bool { isASCII && (isLetter || isNumber || self == "." || self == "-") }
}
