/// Reads the named constraints out of a `CREATE TABLE` text.
struct ConstraintText {
  private let words: [Substring]

  init(_ definition: String) {
    words = Self.words(of: definition)
  }

  /// The name of `CONSTRAINT name UNIQUE (columns)` or `CONSTRAINT name PRIMARY KEY (columns)`, and what
  /// PostgreSQL would call it where the text gives no name.
  func name(ofUnique columns: [String], in table: String) -> String {
    for place in words.indices where words[place].lowercased() == "constraint" && place + 2 < words.count {
      if Self.columns(of: words[(place + 2)...]) == columns { return String(words[place + 1]) }
    }
    return isPrimaryKey(columns) ? "\(table)_pkey" : ([table] + columns + ["key"]).joined(separator: "_")
  }

  private func isPrimaryKey(_ columns: [String]) -> Bool {
    let places = words.indices.dropLast().filter {
      words[$0].lowercased() == "primary" && words[$0 + 1].lowercased() == "key"
    }
    return places.contains { place in
      let listed = Self.columns(of: words[place...])
      return listed == columns
        || (listed.isEmpty && columns.count == 1 && words[..<place].contains { $0 == columns[0] })
    }
  }

  /// The columns after `UNIQUE (` or `PRIMARY KEY (`; empty when the words begin with neither.
  private static func columns(of words: ArraySlice<Substring>) -> [String] {
    let start = words.first?.lowercased()
    let head = start == "unique" ? 1 : start == "primary" ? 2 : 0
    let rest = words.dropFirst(head)
    guard head > 0, rest.first == "(" else { return [] }
    return rest.dropFirst().prefix { $0 != ")" }.filter { $0 != "," }.map(String.init)
  }

  /// Names, and the signs `( ) ,` each as a word of its own; quotes are dropped.
  private static func words(of text: String) -> [Substring] {
    var words: [Substring] = []
    var start: String.Index?
    for index in text.indices {
      let character = text[index]
      if character.isLetter || character.isNumber || character == "_" {
        start = start ?? index
        continue
      }
      if let begun = start { words.append(text[begun..<index]) }
      start = nil
      if "(),".contains(character) { words.append(text[index...index]) }
    }
    if let begun = start { words.append(text[begun...]) }
    return words
  }
}
