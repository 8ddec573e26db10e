import Web

/// Shows what a note says: a small, safe part of Markdown.
///
/// Paragraphs, line breaks, lists (`- one`, `1. one`), `**bold**`, `*italic*` and `_italic_`, `[text](address)`, bare
/// http addresses, and a backslash before a sign that means itself. Everything else, tags among it, is text. Works
/// on bytes: a combining mark after a sign neither hides nor makes markup. Time grows with the length alone.
public enum NoteMarkup {
  /// The note as markup: paragraphs and lists, whatever the text.
  public static func html(_ text: String) -> HTML {
    "<div class=\"prose note-body\" dir=\"auto\">\(blocks(of: Array(text.utf8)).map(html))</div>"
  }

  private enum Kind { case paragraph, bullets, numbers }

  private struct Block {
    let kind: Kind
    var lines: [ArraySlice<UInt8>]
  }

  private static func html(_ block: Block) -> HTML {
    let lines = block.lines.map(NoteInline.html)
    let items: [HTML] = lines.map { "<li>\($0)</li>" }
    switch block.kind {
    case .paragraph: return "<p>\(HTML.join(lines, separator: "<br>"))</p>"
    case .bullets: return "<ul>\(items)</ul>"
    case .numbers: return "<ol>\(items)</ol>"
    }
  }

  /// A line goes on with the block before it when both are of one kind and no empty line is between them.
  private static func blocks(of text: [UInt8]) -> [Block] {
    var blocks: [Block] = []
    var isNew = true
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let (kind, content) = read(line.trimmed)
      if content.isEmpty {
        isNew = true
      } else if !isNew, blocks.last?.kind == kind {
        blocks[blocks.count - 1].lines.append(content)
      } else {
        blocks.append(Block(kind: kind, lines: [content]))
        isNew = false
      }
    }
    return blocks
  }

  private static func read(_ line: ArraySlice<UInt8>) -> (Kind, ArraySlice<UInt8>) {
    if let item = line.afterBullet { return (.bullets, item) }
    if let item = line.afterNumber { return (.numbers, item) }
    return (.paragraph, line)
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmed: ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
    let start = drop(while: isBlank)
    return start.prefix(start.count - start.reversed().prefix(while: isBlank).count)
  }

  /// What follows `- ` or `* `; nil for a line that begins otherwise.
  fileprivate var afterBullet: ArraySlice<UInt8>? {
    guard first == UInt8(ascii: "-") || first == UInt8(ascii: "*"), dropFirst().first == UInt8(ascii: " ") else {
      return nil
    }
    return dropFirst(2).trimmed
  }

  /// What follows `1. ` or `1) `, with up to three digits.
  fileprivate var afterNumber: ArraySlice<UInt8>? {
    let digits = prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let rest = dropFirst(digits.count)
    guard (1...3).contains(digits.count), rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"),
      rest.dropFirst().first == UInt8(ascii: " ")
    else { return nil }
    return rest.dropFirst(2).trimmed
  }
}
