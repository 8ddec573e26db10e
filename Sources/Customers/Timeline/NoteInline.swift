import Web

/// Reads the markup within one line of a note.
struct NoteInline {
  /// What may still begin here: nothing stands within itself, so the depth is at most three.
  private struct Allowed {
    var bold = true
    var italic = true
    var link = true
  }

  private let bytes: ArraySlice<UInt8>
  private let allowed: Allowed
  private var place: Int
  private var plain: [UInt8] = []
  private var pieces: [HTML] = []
  /// Closing signs that were looked for in vain: they are not looked for again.
  private var missing: Set<[UInt8]> = []

  static func html(_ line: ArraySlice<UInt8>) -> HTML { html(line, Allowed()) }

  private static func html(_ bytes: ArraySlice<UInt8>, _ allowed: Allowed) -> HTML {
    var reader = NoteInline(bytes, allowed)
    return reader.read()
  }

  private init(_ bytes: ArraySlice<UInt8>, _ allowed: Allowed) {
    self.bytes = bytes
    self.allowed = allowed
    place = bytes.startIndex
  }

  private mutating func read() -> HTML {
    while place < bytes.endIndex {
      if !readEscape(), !readBold(), !readItalic(), !readLink(), !readAddress() {
        plain.append(bytes[place])
        place += 1
      }
    }
    endText()
    return HTML.join(pieces)
  }

  private mutating func endText() {
    guard !plain.isEmpty else { return }
    pieces.append("\(String(decoding: plain, as: UTF8.self))")
    plain = []
  }

  private mutating func append(_ piece: HTML, upTo end: Int) -> Bool {
    endText()
    pieces.append(piece)
    place = end
    return true
  }

  private mutating func readEscape() -> Bool {
    guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.endIndex, bytes[place + 1].isPunctuation else {
      return false
    }
    plain.append(bytes[place + 1])
    place += 2
    return true
  }

  private mutating func readBold() -> Bool {
    guard allowed.bold, let inside = enclosed(by: Array("**".utf8)) else { return false }
    var inner = allowed
    inner.bold = false
    return append("<strong>\(Self.html(inside, inner))</strong>", upTo: inside.endIndex + 2)
  }

  private mutating func readItalic() -> Bool {
    let sign = bytes[place]
    guard allowed.italic, sign == UInt8(ascii: "*") || sign == UInt8(ascii: "_") else { return false }
    if sign == UInt8(ascii: "_"), place > bytes.startIndex, bytes[place - 1].isOfWord { return false }
    guard let inside = enclosed(by: [sign]) else { return false }
    var inner = allowed
    inner.italic = false
    return append("<em>\(Self.html(inside, inner))</em>", upTo: inside.endIndex + 1)
  }

  /// What stands between the sign here and the next one like it, when neither has a blank on its inner side.
  private mutating func enclosed(by sign: [UInt8]) -> ArraySlice<UInt8>? {
    let start = place + sign.count
    guard !missing.contains(sign), start < bytes.endIndex, bytes[place..<start].elementsEqual(sign),
      !bytes[start].isBlank, bytes[start] != sign[0]
    else { return nil }
    var end = start + 1
    while end + sign.count <= bytes.endIndex {
      if bytes[end..<end + sign.count].elementsEqual(sign), closes(sign, at: end) { return bytes[start..<end] }
      end += 1
    }
    missing.insert(sign)
    return nil
  }

  private func closes(_ sign: [UInt8], at end: Int) -> Bool {
    guard !bytes[end - 1].isBlank, bytes[end - 1] != UInt8(ascii: "\\") else { return false }
    let after = end + sign.count < bytes.endIndex ? bytes[end + sign.count] : UInt8(ascii: " ")
    switch sign {
    case [UInt8(ascii: "_")]: return !after.isOfWord
    case [UInt8(ascii: "*")]: return after != UInt8(ascii: "*") && bytes[end - 1] != UInt8(ascii: "*")
    default: return true
    }
  }

  /// `[text](address)`; neither has brackets within, so that no sign is looked at twice.
  private mutating func readLink() -> Bool {
    guard allowed.link, bytes[place] == UInt8(ascii: "[") else { return false }
    let text = bytes[(place + 1)...].prefix { !$0.isBracket }
    guard !text.isEmpty, bytes[text.endIndex...].starts(with: "](".utf8) else { return false }
    let target = bytes[(text.endIndex + 2)...].prefix(WebAddress.limit).prefix { !$0.isBracket && !$0.isBlank }
    guard target.endIndex < bytes.endIndex, bytes[target.endIndex] == UInt8(ascii: ")"),
      let address = WebAddress(String(decoding: target, as: UTF8.self))
    else { return false }
    var inner = allowed
    inner.link = false
    return append(Self.link(address, Self.html(text, inner)), upTo: target.endIndex + 1)
  }

  /// An address that stands there by itself; the full stop after it is not part of it.
  private mutating func readAddress() -> Bool {
    guard allowed.link, bytes[place] == UInt8(ascii: "h"), place == bytes.startIndex || !bytes[place - 1].isOfWord,
      bytes[place...].starts(with: "http://".utf8) || bytes[place...].starts(with: "https://".utf8)
    else { return false }
    let all = bytes[place...].prefix(WebAddress.limit).prefix(while: \.isOfAddress)
    let found = all.prefix(all.count - all.reversed().prefix { $0.endsSentence }.count)
    let text = String(decoding: found, as: UTF8.self)
    guard let address = WebAddress(text) else { return false }
    return append(Self.link(address, "\(text)"), upTo: found.endIndex)
  }

  private static func link(_ address: WebAddress, _ text: HTML) -> HTML {
    "<a href=\"\(address)\" rel=\"nofollow noopener noreferrer\">\(text)</a>"
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  fileprivate var isBracket: Bool { "[]()".utf8.contains(self) }

  fileprivate var isPunctuation: Bool { "\\*_[]()-.!#`>".utf8.contains(self) }

  /// Letters and digits; every byte of a character beyond ASCII counts as one.
  fileprivate var isOfWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: false
    }
  }

  /// What RFC 3986 lets stand in an address, without what stands around one.
  fileprivate var isOfAddress: Bool {
    (isOfWord && self < 0x80) || "-._~:/?#@!$&+,;=%*".utf8.contains(self)
  }

  fileprivate var endsSentence: Bool { ".,;:!?*".utf8.contains(self) }
}
