/// The elements of a page with the names of their attributes, without any text: what a parser would build.
///
/// Strict, so that nothing is guessed: attributes stand in double quotes, elements are closed in order, and a `<`
/// that begins no tag is an error.
struct TagTree: Equatable {
  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  /// A line an element: its depth, its name, its attributes in order.
  private(set) var lines: [String] = []
  private var open: [String] = []

  private static let void: Set<String> = ["meta", "link", "input", "br", "hr", "img", "col", "wbr"]

  init(_ page: String) throws {
    let bytes = Array(page.utf8)
    var place = 0
    while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = Self.end(of: start, in: bytes) else {
        throw Malformed(description: "a tag without an end: \(Self.text(bytes[start...].prefix(80)))")
      }
      try read(Self.text(bytes[(start + 1)..<end]))
      place = end + 1
    }
    if let left = open.last { throw Malformed(description: "<\(left)> is never closed") }
  }

  /// The first line in which two trees differ.
  func difference(from other: TagTree) -> String? {
    for (mine, theirs) in zip(lines, other.lines) where mine != theirs { return "\(mine) instead of \(theirs)" }
    return lines.count == other.lines.count ? nil : "\(lines.count) elements instead of \(other.lines.count)"
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// The place of the `>` that ends a tag, outside of attribute values.
  private static func end(of start: Int, in bytes: [UInt8]) -> Int? {
    var isQuoted = false
    for place in start..<bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ">") where !isQuoted: return place
      case UInt8(ascii: "<") where !isQuoted && place > start: return nil
      default: break
      }
    }
    return nil
  }

  private mutating func read(_ tag: String) throws {
    if tag.lowercased() == "!doctype html" { return }
    if tag.hasPrefix("/") { return try close(String(tag.dropFirst())) }
    guard
      let match = tag.wholeMatch(of: /([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z][a-zA-Z0-9:._-]*(?:="[^"]*")?)*)\s*(\/?)/)
    else { throw Malformed(description: "not a tag: <\(tag.prefix(200))>") }
    let name = String(match.output.1)
    let attributes = match.output.2.replacing(/="[^"]*"/, with: "").split(whereSeparator: \.isWhitespace)
    lines.append(String(repeating: " ", count: open.count) + ([Substring(name)] + attributes).joined(separator: " "))
    if match.output.3.isEmpty, !Self.void.contains(name) { open.append(name) }
  }

  private mutating func close(_ name: String) throws {
    guard open.popLast() == name else { throw Malformed(description: "</\(name)> closes nothing") }
  }
}
