/// Walks over JSON text (RFC 8259) without making anything of it: tells where values begin and end.
///
/// A batch holds thousands of events of which counting needs a handful of fields; decoding every property of every
/// event would take ten times as long. It accepts exactly what RFC 8259 accepts, with nesting up to 64; that the text
/// is UTF-8 is checked by `isUTF8` beforehand.
public struct JSONScanner {
  /// The text is not JSON.
  public struct Malformed: Error {
    @inlinable
    public init() {}
  }

  public static let deepest = 64

  @usableFromInline let bytes: UnsafeRawBufferPointer
  /// Where the scanner stands: the number of bytes that it has read.
  public var place = 0

  /// - Parameter bytes: have to outlive the scanner.
  public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The byte at the place, 0 at the end.
  @inlinable @inline(__always)
  var byte: UInt8 { place < bytes.count ? bytes[place] : 0 }

  /// The first byte of the next value.
  @inlinable
  public mutating func peek() -> UInt8 {
    skipBlanks()
    return byte
  }

  /// Hands each member of an object to `member`, which must read the value with this scanner.
  @inlinable @inline(__always)
  public mutating func object(_ member: (ByteSpan, inout JSONScanner) throws -> Void) throws {
    skipBlanks()
    try expect(UInt8(ascii: "{"))
    skipBlanks()
    if byte == UInt8(ascii: "}") { return place += 1 }
    while true {
      skipBlanks()
      let name = try string()
      skipBlanks()
      try expect(UInt8(ascii: ":"))
      try member(name, &self)
      skipBlanks()
      if byte == UInt8(ascii: ",") {
        place += 1
      } else {
        return try expect(UInt8(ascii: "}"))
      }
    }
  }

  /// Calls `item` at each item of an array, which must read it with this scanner.
  @inlinable @inline(__always)
  public mutating func array(_ item: (inout JSONScanner) throws -> Void) throws {
    skipBlanks()
    try expect(UInt8(ascii: "["))
    skipBlanks()
    if byte == UInt8(ascii: "]") { return place += 1 }
    while true {
      try item(&self)
      skipBlanks()
      if byte == UInt8(ascii: ",") {
        place += 1
      } else {
        return try expect(UInt8(ascii: "]"))
      }
    }
  }

  /// Reads a text; the span is what stands between the quotes.
  public mutating func string() throws -> ByteSpan {
    try expect(UInt8(ascii: "\""))
    let start = place
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        place += 1
        return ByteSpan(start, place - 1)
      }
      guard byte >= 0x20 else { throw Malformed() }
      place += 1
      if byte == UInt8(ascii: "\\") { try escape() }
    }
    throw Malformed()
  }

  /// Reads any value; the span is the whole of it, quotes and brackets too.
  @discardableResult
  public mutating func value(depth: Int = 0) throws -> ByteSpan {
    skipBlanks()
    let start = place
    switch byte {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"):
      guard depth < Self.deepest else { throw Malformed() }
      try object { _, scanner in try scanner.value(depth: depth + 1) }
    case UInt8(ascii: "["):
      guard depth < Self.deepest else { throw Malformed() }
      try array { scanner in try scanner.value(depth: depth + 1) }
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
    return ByteSpan(start, place)
  }

  /// Throws unless nothing but blanks follows.
  public mutating func end() throws {
    skipBlanks()
    guard place == bytes.count else { throw Malformed() }
  }

  @inlinable @inline(__always)
  mutating func skipBlanks() {
    while place < bytes.count {
      let byte = bytes[place]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      place += 1
    }
  }

  @inlinable @inline(__always)
  mutating func expect(_ wanted: UInt8) throws {
    guard byte == wanted, place < bytes.count else { throw Malformed() }
    place += 1
  }

  private mutating func word(_ word: StaticString) throws {
    for index in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[index]) }
  }

  /// What follows a backslash. A lone half of a surrogate pair is no text (RFC 8259, section 8.2).
  private mutating func escape() throws {
    let kind = byte
    place += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      if (0xDC00...0xDFFF).contains(unit) { throw Malformed() }
      guard (0xD800...0xDBFF).contains(unit) else { return }
      try expect(UInt8(ascii: "\\"))
      try expect(UInt8(ascii: "u"))
      guard (0xDC00...0xDFFF).contains(try hexadecimal()) else { throw Malformed() }
    default: throw Malformed()
    }
  }

  private mutating func hexadecimal() throws -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let digit = byte
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(digit - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(digit - 0x37)
      default: throw Malformed()
      }
      place += 1
    }
    return value
  }

  private mutating func number() throws {
    if byte == UInt8(ascii: "-") { place += 1 }
    if byte == UInt8(ascii: "0") { place += 1 } else { try digits() }
    if byte == UInt8(ascii: ".") {
      place += 1
      try digits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      place += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
      try digits()
    }
  }

  private mutating func digits() throws {
    let start = place
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    guard place > start else { throw Malformed() }
  }
}

extension JSONScanner {
  /// Whether the bytes are UTF-8 (RFC 3629), eight at a time while they are ASCII.
  public static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var place = 0
    while place + 8 <= bytes.count {
      guard bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 else { break }
      place += 8
    }
    if place + 8 > bytes.count, bytes[place...].allSatisfy({ $0 < 0x80 }) { return true }
    return String(validating: bytes[place...], as: UTF8.self) != nil
  }
}
