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
      try read(bytes[(start + 1)..<end])
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

  private mutating func read(_ tag: ArraySlice<UInt8>) throws {
    switch tag.first {
    case UInt8(ascii: "!") where Self.text(tag).lowercased() == "!doctype html": return
    case UInt8(ascii: "/"): return try close(Self.text(tag.dropFirst()))
    default: break
    }
    var rest = tag
    guard let name = Self.name(&rest), let attributes = Self.attributes(&rest) else {
      throw Malformed(description: "not a tag: <\(Self.text(tag.prefix(200)))>")
    }
    lines.append(String(repeating: " ", count: open.count) + ([name] + attributes).joined(separator: " "))
    if rest.isEmpty, !Self.void.contains(name) { open.append(name) }
  }

  /// The attributes' names up to the end of the tag, or to the `/` before it, which stays; nil when there is
  /// anything else.
  private static func attributes(_ rest: inout ArraySlice<UInt8>) -> [String]? {
    var names: [String] = []
    while true {
      let blanks = rest.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
      rest = rest.dropFirst(blanks.count)
      if rest.isEmpty || rest.elementsEqual("/".utf8) { return names }
      guard !blanks.isEmpty, let name = name(&rest) else { return nil }
      names.append(name)
      guard rest.first == UInt8(ascii: "=") else { continue }
      let value = rest.dropFirst()
      guard value.first == UInt8(ascii: "\""), let end = value.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else {
        return nil
      }
      rest = rest[(end + 1)...]
    }
  }

  /// The name of an element or an attribute that stands here.
  private static func name(_ rest: inout ArraySlice<UInt8>) -> String? {
    let name = rest.prefix { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard let first = name.first, first >= UInt8(ascii: "A") else { return nil }
    rest = rest.dropFirst(name.count)
    return text(name)
  }

  private mutating func close(_ name: String) throws {
    guard open.popLast() == name else { throw Malformed(description: "</\(name)> closes nothing") }
  }
}
